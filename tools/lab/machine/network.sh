#!/bin/bash
# Sets up eth0 of a device: network.sh MAC TTL TIMESTAMPS WINDOW-SCALING RECEIVE-BUFFER IPV6-ADDRESS|- IPV4-ADDRESS|- GATEWAY
set -e
mac=$1 ttl=$2 timestamps=$3 scaling=$4 buffer=$5 ipv6=$6 ipv4=$7 gateway=$8
ethtool -K eth0 tx off tso off gso off gro off
ip link set eth0 address "$mac"
sysctl -qw net.ipv4.ip_default_ttl="$ttl" net.ipv4.tcp_timestamps="$timestamps" \
  net.ipv4.tcp_window_scaling="$scaling" net.ipv4.tcp_rmem="4096 $((buffer < 65536 ? buffer : 65536)) $buffer"
if [ "$ipv6" = - ]; then
  sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
else
  sysctl -qw net.ipv6.conf.eth0.hop_limit="$ttl" net.ipv6.conf.eth0.accept_dad=0
fi
ip link set lo up
ip link set eth0 up
[ "$ipv6" = - ] || ip addr add "$ipv6/64" dev eth0
[ "$ipv4" = - ] && exit 0
ip addr add "$ipv4/24" brd + dev eth0
[ "$ipv4" = "$gateway" ] || ip route add default via "$gateway"
