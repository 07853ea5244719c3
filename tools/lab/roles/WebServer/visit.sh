#!/bin/bash
# Reads a page or two with their images, as a browser does.
. /run/lab/machine/turn.sh
scheme=$([ $((RANDOM % 3)) = 0 ] && echo http || echo https)
for ((i = 0; i < 1 + RANDOM % 2; i++)); do
  page=$((1 + RANDOM % 12))
  curl -sk -o /dev/null "$scheme://$host/page$page.html"
  curl -skZ --parallel-max 4 -o /dev/null -o /dev/null -o /dev/null -o /dev/null "$scheme://$host/page$page-[1-4].png"
done
