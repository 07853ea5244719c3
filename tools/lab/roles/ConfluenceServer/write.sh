#!/bin/bash
# Opens the editor and saves a page, or searches.
. /run/lab/machine/turn.sh
case $((RANDOM % 3)) in
0) curl -s -o /dev/null "http://$host:8090/doku.php?do=search&q=wiki$((RANDOM % 9))" ;;
*)
  page=notes:page$((RANDOM % 20))
  curl -s -o /dev/null -c /tmp/cookies "http://$host:8090/doku.php?id=$page&do=edit"
  random_bytes $((500 + RANDOM % 9000)) | base64 >/tmp/text
  curl -s -o /dev/null -b /tmp/cookies --data-urlencode wikitext@/tmp/text \
    "http://$host:8090/doku.php?id=$page&do[save]=1"
  ;;
esac
