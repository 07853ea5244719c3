# DNS by BIND, DHCP by ISC's server.
mkdir -p /run/named
IFS=./ read -r a b c _ <<<"$LAB_NETWORK"
authority="@ 300 IN SOA ns.$LAB_DOMAIN. root.$LAB_DOMAIN. 1 3600 600 86400 300
@ 300 IN NS ns.$LAB_DOMAIN."
{
  echo "$authority"
  echo "ns 300 IN A $LAB_ADDRESS"
  echo "ad 300 IN NS $LAB_DIRECTORY_CONTROLLER.ad"
  echo "$LAB_DIRECTORY_CONTROLLER.ad 300 IN A $LAB_DIRECTORY_ADDRESS"
  sed -n 's/^host-record=//p' /etc/lab-hosts.conf | while IFS=, read -r name ipv4 ipv6; do
    echo "$name. 300 IN A $ipv4"
    [ -n "$ipv6" ] && echo "$name. 300 IN AAAA $ipv6"
  done
} >/run/named/names
{
  echo "$authority"
  sed -n 's/^host-record=//p' /etc/lab-hosts.conf | while IFS=, read -r name ipv4 _; do
    echo "${ipv4##*.} 300 IN PTR $name."
  done
} >/run/named/addresses
echo "$authority" >/run/named/root
cat >/run/named/named.conf <<CONF
options {
  directory "/run/named"; pid-file none; session-keyfile none; managed-keys-directory "/run/named";
  listen-on { any; }; listen-on-v6 { any; };
  allow-query { any; }; recursion yes; dnssec-validation no; empty-zones-enable no;
};
zone "." { type primary; file "root"; };
zone "$LAB_DOMAIN" { type primary; file "names"; };
zone "$c.$b.$a.in-addr.arpa" { type primary; file "addresses"; };
zone "$LAB_DIRECTORY_DOMAIN" { type forward; forward only; forwarders { $LAB_DIRECTORY_ADDRESS; }; };
CONF
{
  echo "authoritative; default-lease-time 120; max-lease-time 120;"
  echo "subnet ${LAB_NETWORK%/*} netmask 255.255.255.0 {"
  echo "option routers $LAB_GATEWAY; option domain-name-servers $LAB_ADDRESS; }"
  sed -n 's/^dhcp-host=//p' /etc/lab-hosts.conf | while IFS=, read -r mac ipv4; do
    echo "host host${ipv4##*.} { hardware ethernet $mac; fixed-address $ipv4; }"
  done
} >/run/dhcpd.conf
touch /run/dhcpd.leases
dhcpd -4 -f -d -cf /run/dhcpd.conf -lf /run/dhcpd.leases --no-pid eth0 &
exec named -f -c /run/named/named.conf
