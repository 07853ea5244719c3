# By SMB, announced by NetBIOS and WS-Discovery.
mkdir -p /run/samba
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
smbd -F --no-process-group --debug-stdout &
nmbd -F --no-process-group --debug-stdout &
wsdd2 &
