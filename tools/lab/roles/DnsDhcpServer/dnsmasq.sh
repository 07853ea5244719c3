# Both by dnsmasq.
exec dnsmasq --keep-in-foreground --no-resolv --no-hosts --log-facility=- --dhcp-leasefile=/run/leases \
  --conf-file=/etc/lab-hosts.conf --local="/$LAB_DOMAIN/" --server="/$LAB_DIRECTORY_DOMAIN/$LAB_DIRECTORY_ADDRESS" \
  --dhcp-range="${LAB_NETWORK%/*},static,2m" --dhcp-authoritative \
  --dhcp-option="option:router,$LAB_GATEWAY" --dhcp-option="option:dns-server,$LAB_ADDRESS"
