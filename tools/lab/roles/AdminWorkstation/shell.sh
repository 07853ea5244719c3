#!/bin/bash
# Types commands into a remote shell, key by key.
. /run/lab/machine/turn.sh
machines=($LAB_HOSTS)
machine=${machines[RANDOM % ${#machines[@]}]}
commands=('uptime' 'df -h' 'ps -ef' 'ls -l /etc' 'ss -tln' 'dmesg | tail' 'cat /etc/passwd' 'top -b -n 1')
type_commands() {
  for ((i = 0; i < 2 + RANDOM % 3; i++)); do
    line=${commands[RANDOM % ${#commands[@]}]}
    for ((key = 0; key < ${#line}; key++)); do
      printf '%s' "${line:key:1}"
      sleep "0.$((5 + RANDOM % 20))"
    done
    printf '\n'
    sleep $((1 + RANDOM % 2))
  done
  printf 'exit\n'
}
type_commands | timeout 20 sshpass -p lab ssh -tt -q -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null \
  "lab@$machine" >/dev/null
