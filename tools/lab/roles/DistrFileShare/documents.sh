#!/bin/bash
# Lists the share, opens a document and saves one.
. /run/lab/machine/turn.sh
. /run/lab/roles/DistrFileShare/protocol.sh
random_bytes $((1000 + RANDOM * 3)) >/tmp/document
from=document$((1 + RANDOM % 30)) to=document$((1 + RANDOM % 40))
case $protocol in
SMB) smbclient -N "//$host/share" -c "ls; get $from /tmp/opened; put /tmp/document $to" ;;
NFS)
  nfs-ls "nfs://$address/share?version=$((3 + RANDOM % 2))"
  nfs-cp "nfs://$address/share/$from?version=3" /tmp/opened
  nfs-cp /tmp/document "nfs://$address/share/$to?version=3"
  ;;
esac
