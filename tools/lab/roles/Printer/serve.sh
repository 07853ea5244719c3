#!/bin/bash
# A printer that speaks IPP and announces itself by multicast DNS.
. /etc/lab-environment
mkdir -p /run/dbus /run/avahi-daemon /srv/data/spool
dbus-daemon --system --nofork --nopidfile &
sleep 0.5
sed -i 's/^rlimit-nproc/#&/' /etc/avahi/avahi-daemon.conf
avahi-daemon --no-drop-root --no-chroot &
sleep 1
exec ippeveprinter -p 631 -M Office -m 'Laser 3000' -f application/pdf,image/jpeg,image/pwg-raster,image/urf \
  -d /srv/data/spool 'Office printer'
