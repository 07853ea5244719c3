#!/bin/bash
# Polls counters of monitored machines by SNMP.
. /run/lab/machine/turn.sh
for machine in $LAB_MONITORED_HOSTS; do
  timeout 4 snmpbulkwalk -v2c -c public -r 0 -t 1 -On "$machine" .1.3.6.1.2.1.2
  timeout 2 snmpget -v2c -c public -r 0 -t 1 -On "$machine" .1.3.6.1.2.1.1.3.0
done >/dev/null
