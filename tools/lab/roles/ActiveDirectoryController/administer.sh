#!/bin/bash
# Administers users: lists them by RPC, or makes one.
. /run/lab/machine/turn.sh
. /run/lab/roles/ActiveDirectoryController/directory.sh
case $((RANDOM % 3)) in
0) rpcclient -U 'LAB\Administrator%Passw0rd.Lab1' "$directory_host" -c 'enumdomusers; querydominfo; enumdomgroups' ;;
1) samba-tool user list -H "ldap://$directory_host" -U 'Administrator%Passw0rd.Lab1' ;;
2) samba-tool user create "user$RANDOM$RANDOM" 'Passw0rd.U1' -H "ldap://$directory_host" -U 'Administrator%Passw0rd.Lab1' ;;
esac
