#!/bin/bash
# Configures a few machines as configuration tools do: copies a program by ssh, runs it, removes it.
. /run/lab/machine/turn.sh
machines=($LAB_HOSTS)
random_bytes $((20000 + RANDOM)) >/tmp/module
for ((i = 0; i < 2 + RANDOM % 3; i++)); do
  machine=${machines[RANDOM % ${#machines[@]}]}
  ssh_to "$machine" 'mkdir -p .tasks; uname -a; id'
  scp_to /tmp/module "lab@$machine:.tasks/module"
  ssh_to "$machine" 'md5sum .tasks/module; cat /etc/os-release; ls -R /etc | head -n 400; rm -r .tasks'
done
