#!/bin/bash
# Works until the device ends: pieces of work from a shuffled deck, or none for a while. The first pass has one piece of
# work on each role, so that no server is left without a visitor by chance; the next ones have all, by their weights.
. /etc/lab-environment
RANDOM=$LAB_SEED
[ -n "$LAB_USES" ] || exec sleep infinity

deck=()
for use in $LAB_USES; do
  IFS=: read -r role action weight <<<"$use"
  for ((i = 0; i < weight; i++)); do deck+=("$role $action"); done
done

shuffle() {
  local i j card
  for ((i = ${#deck[@]} - 1; i > 0; i--)); do
    j=$((RANDOM % (i + 1))) card=${deck[i]}
    deck[i]=${deck[j]} deck[j]=$card
  done
}

pause() { sleep "$(awk -v p="$LAB_PAUSE" -v r="$RANDOM" -v n="$1" 'BEGIN { print n * p * (0.2 + 1.6 * r / 32768) }')"; }

# work ROLE ACTION
work() {
  LAB_TURN=$RANDOM LAB_TARGET_ROLE=$1 timeout 25 bash "/run/lab/roles/$1/$2.sh"
  pause 1
}

shuffle
declare -A visited
for card in "${deck[@]}"; do
  read -r role action <<<"$card"
  [ -n "${visited[$role]}" ] && continue
  visited[$role]=yes
  work "$role" "$action"
done
while :; do
  shuffle
  for card in "${deck[@]}"; do
    while ((RANDOM % 100 < LAB_IDLE)); do pause 4; done
    read -r role action <<<"$card"
    work "$role" "$action"
  done
done
