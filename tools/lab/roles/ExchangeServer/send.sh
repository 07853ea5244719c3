#!/bin/bash
# Sends a mail, small or with an attachment.
. /run/lab/machine/turn.sh
size=$((RANDOM % 4 == 0 ? 20000 + RANDOM * 10 : 200 + RANDOM % 4000))
random_bytes $size | base64 >/tmp/mail
case $((RANDOM % 3)) in
0) swaks --silent 3 --to "bob@$LAB_DOMAIN" --from "alice@$LAB_DOMAIN" --server "$host:25" --body @/tmp/mail ;;
*) swaks --silent 3 --to "$user@$LAB_DOMAIN" --from "alice@$LAB_DOMAIN" --server "$host:587" -tls \
  -au alice -ap lab --body @/tmp/mail ;;
esac
