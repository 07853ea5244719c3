#!/bin/bash
# Looks up a few hosts, there and back, and one that does not exist.
. /run/lab/machine/turn.sh
hosts=($LAB_HOSTS)
for ((i = 0; i < 1 + RANDOM % 4; i++)); do
  name=${hosts[RANDOM % ${#hosts[@]}]}
  found=$(dig +short +time=2 +tries=1 "@$address" "$name" A)
  dig +short +time=2 +tries=1 "@$address" "$name" AAAA
  [ $((RANDOM % 3)) = 0 ] && dig +short +time=2 +tries=1 "@$address" -x "$found"
done
dig +short +time=2 +tries=1 "@$address" "nothing$RANDOM.$LAB_DOMAIN"
