# By NFS.
mkdir -p /run/ganesha
cat >/etc/ganesha/lab.conf <<CONF
NFS_CORE_PARAM { NFS_Port = 2049; Protocols = 3, 4; mount_path_pseudo = true; }
EXPORT {
  Export_Id = 1; Path = $share; Pseudo = /share; Access_Type = RW; Squash = No_Root_Squash; SecType = sys;
  FSAL { Name = VFS; }
}
CONF
rpcbind -f -w &
sleep 0.5
ganesha.nfsd -F -L /dev/stderr -f /etc/ganesha/lab.conf -N NIV_EVENT &
