#!/bin/bash
# Works until the device ends: one of the pieces of work that were drawn for it after the other, or none for a while.
. /etc/lab-environment
RANDOM=$LAB_SEED
[ -n "$LAB_USES" ] || exec sleep infinity

bag=()
for use in $LAB_USES; do
  IFS=: read -r role action weight <<<"$use"
  for ((i = 0; i < weight; i++)); do bag+=("$role $action"); done
done

pause() { sleep "$(awk -v p="$LAB_PAUSE" -v r="$RANDOM" -v n="$1" 'BEGIN { print n * p * (0.2 + 1.6 * r / 32768) }')"; }

while :; do
  if ((RANDOM % 100 < LAB_IDLE)); then
    pause 4
    continue
  fi
  read -r role action <<<"${bag[RANDOM % ${#bag[@]}]}"
  LAB_TURN=$RANDOM LAB_TARGET_ROLE=$role timeout 25 bash "/run/lab/roles/$role/$action.sh"
  pause 1
done
