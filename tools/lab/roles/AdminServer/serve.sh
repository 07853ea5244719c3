#!/bin/bash
# Takes the logs of all devices by syslog.
. /etc/lab-environment
cat >/run/rsyslog.conf <<CONF
module(load="imudp")
input(type="imudp" port="514")
*.* action(type="omfile" file="/var/log/all.log")
CONF
exec rsyslogd -n -f /run/rsyslog.conf -i /run/rsyslog.pid
