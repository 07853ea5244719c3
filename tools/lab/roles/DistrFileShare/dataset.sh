#!/bin/bash
# Copies the large file, by SMB or NFS.
. /run/lab/machine/turn.sh
case $((RANDOM % 2)) in
0) smbclient -N "//$host/share" -c 'get dataset /tmp/dataset' ;;
1) nfs-cp "nfs://$address/share/dataset?version=3" /tmp/dataset ;;
esac
rm -f /tmp/dataset
