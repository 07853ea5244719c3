#!/bin/bash
# Looks for new mail and reads one, by IMAP over TLS mostly.
. /run/lab/machine/turn.sh
box=$([ $((RANDOM % 3)) = 0 ] && echo "imap://$host" || echo "imaps://$host")
case $((RANDOM % 5)) in
0) curl -sk -o /dev/null -u "$user:lab" "pop3://$host/1" ;;
*)
  curl -sk -o /dev/null -u "$user:lab" "$box/INBOX" -X 'FETCH 1:* (FLAGS RFC822.SIZE)'
  curl -sk -o /dev/null -u "$user:lab" "$box/INBOX;MAILINDEX=$((1 + RANDOM % 5))"
  ;;
esac
