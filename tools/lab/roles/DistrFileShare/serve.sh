#!/bin/bash
# The same files by SMB (samba) and by NFS (ganesha), announced by NetBIOS and WS-Discovery.
. /etc/lab-environment
share=/srv/data/share
mkdir -p $share /run/samba /run/ganesha
chmod 777 $share
for file in $(seq 30); do head -c $((RANDOM * 3)) /dev/urandom >"$share/document$file"; done
head -c 500000 /dev/urandom >"$share/dataset"
cat >/etc/samba/smb.conf <<CONF
[global]
workgroup = LAB
server role = standalone
map to guest = Bad User
guest account = root
interfaces = eth0 lo
bind interfaces only = yes
[share]
path = $share
read only = no
guest ok = yes
CONF
cat >/etc/ganesha/lab.conf <<CONF
NFS_CORE_PARAM { NFS_Port = 2049; Protocols = 3, 4; mount_path_pseudo = true; }
EXPORT {
  Export_Id = 1; Path = $share; Pseudo = /share; Access_Type = RW; Squash = No_Root_Squash; SecType = sys;
  FSAL { Name = VFS; }
}
CONF
rpcbind -f -w &
smbd -F --no-process-group --debug-stdout &
nmbd -F --no-process-group --debug-stdout &
wsdd2 &
sleep 0.5
exec ganesha.nfsd -F -L /dev/stderr -f /etc/ganesha/lab.conf -N NIV_EVENT
