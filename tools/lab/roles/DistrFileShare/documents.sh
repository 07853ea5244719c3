#!/bin/bash
# Lists the share, opens documents and saves one, by SMB or NFS.
. /run/lab/machine/turn.sh
random_bytes $((1000 + RANDOM * 3)) >/tmp/document
from=document$((1 + RANDOM % 30)) to=document$((1 + RANDOM % 40))
case $((RANDOM % 3)) in
0)
  nfs-ls "nfs://$address/share?version=$((3 + RANDOM % 2))"
  nfs-cp "nfs://$address/share/$from?version=3" /tmp/opened
  ;;
*) smbclient -N "//$host/share" -c "ls; get $from /tmp/opened; put /tmp/document $to" ;;
esac
