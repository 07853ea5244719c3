#!/bin/bash
# Copies the large file.
. /run/lab/machine/turn.sh
. /run/lab/roles/DistrFileShare/protocol.sh
case $protocol in
SMB) smbclient -N "//$host/share" -c 'get dataset /tmp/dataset' ;;
NFS) nfs-cp "nfs://$address/share/dataset?version=3" /tmp/dataset ;;
esac
rm -f /tmp/dataset
