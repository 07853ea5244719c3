#!/bin/bash
# Starts what a device serves: a remote shell and, if it is monitored, SNMP, as any device may; then what its role serves.
. /etc/lab-environment
useradd --create-home --shell /bin/bash lab
echo lab:lab | chpasswd
ls /etc/ssh/ssh_host_*_key >/dev/null 2>&1 || ssh-keygen -A >/dev/null
/usr/sbin/sshd -D -e &
if [ "$LAB_MONITORED" = 1 ]; then
  printf 'rocommunity public\nsysName %s\nagentAddress udp:161\n' "$LAB_NAME" >/etc/snmp/lab.conf
  MIBS= snmpd -f -Lo -C -c /etc/snmp/lab.conf &
fi
serve=/run/lab/roles/$LAB_ROLE/serve.sh
[ -e "$serve" ] && bash "$serve" &
wait
