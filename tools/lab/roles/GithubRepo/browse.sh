#!/bin/bash
# Looks at the history on the web pages.
. /run/lab/machine/turn.sh
for view in summary log tree; do
  curl -sk -o /dev/null "https://$host/gitweb?p=app.git;a=$view"
  sleep $((RANDOM % 2))
done
