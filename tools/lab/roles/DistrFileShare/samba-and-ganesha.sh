# By both.
. /run/lab/roles/DistrFileShare/samba.sh
. /run/lab/roles/DistrFileShare/ganesha.sh
