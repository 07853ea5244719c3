# Sourced by what others do with the share: the protocol that they use.
case $implementation in
samba) protocol=SMB ;;
ganesha) protocol=NFS ;;
*) protocol=$([ $((RANDOM % 3)) = 0 ] && echo NFS || echo SMB) ;;
esac
