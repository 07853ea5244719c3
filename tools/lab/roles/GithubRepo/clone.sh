#!/bin/bash
# Clones a repository by one of three protocols.
. /run/lab/machine/turn.sh
export GIT_SSL_NO_VERIFY=1
export GIT_SSH_COMMAND='sshpass -p lab ssh -q -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null'
name=$([ $((RANDOM % 2)) = 0 ] && echo app || echo lib)
copy=$(mktemp -d)
case $((RANDOM % 3)) in
0) git clone -q "git://$host/$name.git" "$copy" ;;
1) git clone -q "https://$host/$name.git" "$copy" ;;
2) git clone -q "ssh://lab@$host/srv/data/git/$name.git" "$copy" ;;
esac
rm -rf "$copy"
