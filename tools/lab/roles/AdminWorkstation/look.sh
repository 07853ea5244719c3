#!/bin/bash
# Looks at one machine: is it there, which way, what does SNMP say, what does its web page.
. /run/lab/machine/turn.sh
machines=($LAB_HOSTS)
machine=${machines[RANDOM % ${#machines[@]}]}
ping -c $((2 + RANDOM % 3)) -i 0.5 -W 1 "$machine"
host -W 2 "$machine"
timeout 4 snmpwalk -v2c -c public -r 0 -t 1 -On "$machine" .1.3.6.1.2.1.1
curl -sk -m 3 -o /dev/null "https://$machine/"
