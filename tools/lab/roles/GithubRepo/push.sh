#!/bin/bash
# Takes what others have committed, commits and pushes, by https or ssh.
. /run/lab/machine/turn.sh
export GIT_SSL_NO_VERIFY=1
export GIT_SSH_COMMAND='sshpass -p lab ssh -q -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null'
copy=/srv/data/work-copy
[ -d $copy ] || git clone -q "https://$host/app.git" $copy
cd $copy || exit 1
git config user.name "$user"
git config user.email "$user@$LAB_DOMAIN"
git fetch -q && git reset -q --hard origin/main
random_bytes $((200 + RANDOM)) | base64 >"file$((RANDOM % 40)).c"
git add . && git commit -qm "change $RANDOM"
case $((RANDOM % 2)) in
0) git push -q origin HEAD:main ;;
1) git push -q "ssh://lab@$host/srv/data/git/app.git" HEAD:main ;;
esac
