#!/bin/bash
# A printer that speaks IPP and announces itself by multicast DNS.
. /etc/lab-environment
mkdir -p /run/dbus /run/avahi-daemon
dbus-daemon --system --nofork --nopidfile &
sleep 0.5
sed -i 's/^rlimit-nproc/#&/' /etc/avahi/avahi-daemon.conf
avahi-daemon --no-drop-root --no-chroot &
sleep 1
. "/run/lab/roles/Printer/$LAB_IMPLEMENTATION.sh"
