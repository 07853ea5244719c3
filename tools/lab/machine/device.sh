#!/bin/bash
# Process 1 of a device: gives it a root file system of its own, an overlay of the machine's on memory, and waits.
# Called as: device.sh NAME HOSTS RESOLV LAB-FOLDER ENVIRONMENT HOST-RECORDS, where all but the folder are contents.
set -e
name=$1 hosts=$2 resolv=$3 lab=$4 environment=$5 records=$6
base=/media # any folder that Debian has: the mount is seen by this device alone

# Files that the mount on $base could hide are opened before.
exec 3<"$lab"
mount -t tmpfs -o size=1g,mode=755 tmpfs $base
mkdir $base/upper $base/work $base/root
mount -t overlay overlay -o lowerdir=/,upperdir=$base/upper,workdir=$base/work $base/root
root=$base/root
mount -t proc proc $root/proc
mount -t sysfs sysfs $root/sys
mount --rbind /dev $root/dev
mount -t tmpfs -o mode=755 tmpfs $root/run
mount -t tmpfs -o mode=1777 tmpfs $root/tmp
mkdir -p $root/run/lock $root/run/dbus $root/run/sshd $root/run/lab $root/srv/data
mount --bind /proc/self/fd/3 $root/run/lab
mount -t tmpfs -o mode=755 tmpfs $root/srv/data

hostname "$name"
echo "$name" >$root/etc/hostname
rm -f $root/etc/resolv.conf
printf '%s' "$hosts" >$root/etc/hosts
printf '%s' "$resolv" >$root/etc/resolv.conf
printf '%s' "$environment" >$root/etc/lab-environment
printf '%s' "$records" >$root/etc/lab-hosts.conf
rm -f $root/etc/machine-id $root/var/lib/dbus/machine-id
tr -d - </proc/sys/kernel/random/uuid >$root/etc/machine-id

echo ready
exec chroot $root /bin/bash -c 'cd /; trap : CHLD; while :; do sleep 3600 & wait $!; done'
