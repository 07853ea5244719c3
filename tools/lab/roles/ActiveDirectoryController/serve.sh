#!/bin/bash
# Samba as the controller of a Windows domain with two users; it hands questions about other names on.
. /etc/lab-environment
realm=${LAB_DIRECTORY_DOMAIN^^}
rm -f /etc/samba/smb.conf
samba-tool domain provision --realm="$realm" --domain=LAB --adminpass='Passw0rd.Lab1' --server-role=dc \
  --dns-backend=SAMBA_INTERNAL --host-ip="$LAB_ADDRESS" \
  --option='interfaces=lo eth0' --option='bind interfaces only=yes' || exit 1
sed -i "s/dns forwarder = .*/dns forwarder = $LAB_DNS_ADDRESS/" /etc/samba/smb.conf
cp /var/lib/samba/private/krb5.conf /etc/krb5.conf
samba-tool user create alice 'Passw0rd.A1'
samba-tool user create bob 'Passw0rd.A1'
exec samba -i -M prefork --debug-stdout -d1
