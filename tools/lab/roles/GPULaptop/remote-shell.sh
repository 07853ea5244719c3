#!/bin/bash
# Copies a program over, starts it by ssh, and reads how far it is.
. /run/lab/machine/turn.sh
random_bytes $((5000 + RANDOM * 10)) >/tmp/program
scp_to /tmp/program "lab@$host:program"
ssh_to "$host" 'for step in $(seq 8); do echo step $step loss 0.$RANDOM; sleep 0.3; done'
