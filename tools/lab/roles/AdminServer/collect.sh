#!/bin/bash
# Collects files of a machine by rsync over ssh.
. /run/lab/machine/turn.sh
machines=($LAB_HOSTS)
machine=${machines[RANDOM % ${#machines[@]}]}
rm -rf "/tmp/collected"
sshpass -p lab rsync -aq -e 'ssh -q -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null' \
  "lab@$machine:/etc/ssh/" "lab@$machine:/usr/share/doc/openssh-client" /tmp/collected/
