#!/bin/bash
# What every device does beside its work: looks up names, sets its clock, logs, and sees whether the gateway is there.
. /etc/lab-environment
RANDOM=$((LAB_SEED + 1))
hosts=($LAB_HOSTS)
while :; do
  sleep $((3 + RANDOM % 12))
  case $((RANDOM % 6)) in
  0 | 5) [ -n "$HOST_NtpServer" ] && chronyd -Q -t 5 "server $HOST_NtpServer iburst maxsamples 1" ;;
  1) host -W 2 "${hosts[RANDOM % ${#hosts[@]}]}" ;;
  2) ping -c 1 -W 1 "$LAB_GATEWAY" ;;
  3) [ -n "$HOST_AdminServer" ] && logger --udp --port 514 --server "$HOST_AdminServer" "load $RANDOM" ;;
  4) host -W 2 "${hosts[RANDOM % ${#hosts[@]}]}" ;;
  esac
done
