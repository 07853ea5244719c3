#!/bin/bash
# Reads policies and users with a ticket from before, as a machine of the domain does from time to time.
. /run/lab/machine/turn.sh
. /run/lab/roles/ActiveDirectoryController/directory.sh
klist -s || { echo 'Passw0rd.A1' | kinit "$user"; }
host -W 2 -t SRV "_ldap._tcp.$LAB_DIRECTORY_DOMAIN"
case $((RANDOM % 2)) in
0) smbclient -N --use-kerberos=required "//$directory_host/sysvol" -c 'recurse; ls' ;;
1) ldapsearch -N -LLL -Y GSSAPI -H "ldap://$directory_host" -b "DC=${LAB_DIRECTORY_DOMAIN//./,DC=}" '(objectClass=user)' cn ;;
esac
