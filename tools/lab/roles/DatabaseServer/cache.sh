#!/bin/bash
# Sets and gets keys of Redis.
. /run/lab/machine/turn.sh
for ((i = 0; i < 5 + RANDOM % 40; i++)); do
  echo "set key$((RANDOM % 100)) $RANDOM$RANDOM$RANDOM"
  echo "get key$((RANDOM % 100))"
done | redis-cli -h "$host" >/dev/null
