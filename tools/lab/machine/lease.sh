#!/bin/sh
# What udhcpc calls when its lease changes: takes the address and the gateway, never the resolver.
case $1 in
bound | renew)
  ip addr replace "$ip/24" brd + dev "$interface"
  ip route replace default via "$router"
  ;;
esac
