#!/bin/bash
# Sees whether machines are there and answer at ssh.
. /run/lab/machine/turn.sh
for machine in $LAB_HOSTS; do
  ping -c 1 -W 1 "$machine"
  [ $((RANDOM % 2)) = 0 ] && timeout 2 bash -c "exec 3<>/dev/tcp/$machine/22 && head -n 1 <&3"
done >/dev/null
