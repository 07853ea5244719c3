#!/bin/bash
# Reads pages of the wiki with the files that they need.
. /run/lab/machine/turn.sh
pages=(start wiki:syntax wiki:welcome wiki:dokuwiki)
for ((i = 0; i < 1 + RANDOM % 3; i++)); do
  page=${pages[RANDOM % ${#pages[@]}]}
  curl -s -o /dev/null "http://$host:8090/doku.php?id=$page"
  curl -sZ --parallel-max 4 -o /dev/null -o /dev/null -o /dev/null "http://$host:8090/lib/exe/css.php?t=dokuwiki" \
    "http://$host:8090/lib/exe/js.php?t=dokuwiki" "http://$host:8090/lib/tpl/dokuwiki/images/logo.png"
  sleep $((RANDOM % 2))
done
