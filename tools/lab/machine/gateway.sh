#!/bin/bash
# The router of the lab, and its DNS and DHCP server as far as no device has that role.
. /etc/lab-environment
records=/etc/lab-hosts.conf
if [ "$LAB_DNS_ADDRESS" != "$LAB_GATEWAY" ]; then
  # One lease alone: that of the DHCP server.
  records=/run/dhcp-server.conf
  grep "^dhcp-host=.*,$LAB_DNS_ADDRESS\$" /etc/lab-hosts.conf >$records
fi
exec dnsmasq --keep-in-foreground --no-resolv --no-hosts --log-facility=- --dhcp-leasefile=/run/leases \
  --conf-file=$records --local="/$LAB_DOMAIN/" --server="/$LAB_DIRECTORY_DOMAIN/$LAB_DIRECTORY_ADDRESS" \
  --dhcp-range="${LAB_NETWORK%/*},static,2m" --dhcp-option="option:router,$LAB_ADDRESS" \
  --dhcp-option="option:dns-server,$LAB_DNS_ADDRESS"
