#!/bin/bash
# A wiki: DokuWiki by PHP, behind a web server.
. /etc/lab-environment
. /run/lab/machine/web-server.sh
wiki=/usr/share/dokuwiki
php=/run/php/wiki.sock
fpm=$(command -v /usr/sbin/php-fpm* | head -n 1)
mkdir -p /run/php
cat >/run/fpm.conf <<CONF
[global]
daemonize = no
error_log = /dev/stderr
[www]
user = www-data
group = www-data
listen = $php
listen.owner = www-data
pm = static
pm.max_children = 3
CONF
"$fpm" -F -y /run/fpm.conf &
. "/run/lab/roles/ConfluenceServer/$LAB_IMPLEMENTATION.sh"
