#!/bin/bash
# A wiki: DokuWiki behind nginx.
. /etc/lab-environment
fpm=$(command -v /usr/sbin/php-fpm* | head -n 1)
mkdir -p /run/php
cat >/run/fpm.conf <<CONF
[global]
daemonize = no
error_log = /dev/stderr
[www]
user = www-data
group = www-data
listen = /run/php/wiki.sock
listen.owner = www-data
pm = static
pm.max_children = 3
CONF
cat >/run/nginx.conf <<CONF
user www-data; pid /run/nginx.pid;
events {}
http {
  include /etc/nginx/mime.types;
  access_log off;
  server {
    listen 8090; listen [::]:8090;
    root /usr/share/dokuwiki; index doku.php;
    location / { try_files \$uri /doku.php?\$args; }
    location ~ \.php {
      include /etc/nginx/fastcgi_params;
      fastcgi_param SCRIPT_FILENAME \$document_root\$fastcgi_script_name;
      fastcgi_pass unix:/run/php/wiki.sock;
    }
  }
}
CONF
"$fpm" -F -y /run/fpm.conf &
exec nginx -e stderr -c /run/nginx.conf -g 'daemon off;'
