#!/bin/bash
# Logs on: finds the controller, gets a ticket, reads about users, reads the policies.
. /run/lab/machine/turn.sh
. /run/lab/roles/ActiveDirectoryController/directory.sh
host -W 2 -t SRV "_kerberos._tcp.$LAB_DIRECTORY_DOMAIN"
echo 'Passw0rd.A1' | kinit "$user"
ldapsearch -N -LLL -Y GSSAPI -H "ldap://$directory_host" -b "DC=${LAB_DIRECTORY_DOMAIN//./,DC=}" "(cn=$user)" memberOf
[ $((RANDOM % 2)) = 0 ] && smbclient -N --use-kerberos=required "//$directory_host/sysvol" -c 'recurse; ls'
