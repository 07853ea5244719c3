#!/bin/bash
# nginx or Apache: pages of a few files each, and larger files to download.
. /etc/lab-environment
site=/srv/data/site
mkdir -p $site
for page in $(seq 12); do
  {
    echo "<html><body>"
    for image in 1 2 3 4; do echo "<img src=\"/page$page-$image.png\">"; done
    head -c $((3000 + 900 * page)) /dev/urandom | base64
  } >"$site/page$page.html"
  for image in 1 2 3 4; do head -c $((500 + 3000 * image * (page % 5))) /dev/urandom >"$site/page$page-$image.png"; done
done
for file in 1 2 3; do head -c $((file * 120000)) /dev/urandom >"$site/file$file.bin"; done
openssl req -x509 -newkey rsa:2048 -nodes -keyout /run/key.pem -out /run/cert.pem -days 30 \
  -subj "/CN=$LAB_FULL_NAME" 2>/dev/null
serve_with_apache() {
  cat >/run/apache.conf <<CONF
ServerRoot /usr/lib/apache2
ServerName $LAB_FULL_NAME
PidFile /run/apache.pid
ErrorLog /dev/stderr
LoadModule mpm_event_module modules/mod_mpm_event.so
LoadModule authz_core_module modules/mod_authz_core.so
LoadModule mime_module modules/mod_mime.so
LoadModule socache_shmcb_module modules/mod_socache_shmcb.so
LoadModule ssl_module modules/mod_ssl.so
TypesConfig /etc/mime.types
User www-data
Group www-data
Listen 80
Listen 443
DocumentRoot $site
<VirtualHost *:443>
  DocumentRoot $site
  SSLEngine on
  SSLCertificateFile /run/cert.pem
  SSLCertificateKeyFile /run/key.pem
</VirtualHost>
CONF
  exec apache2 -f /run/apache.conf -DFOREGROUND
}

serve_with_nginx() {
  cat >/run/nginx.conf <<CONF
pid /run/nginx.pid;
events {}
http {
  access_log off;
  server {
    listen 80; listen [::]:80; listen 443 ssl; listen [::]:443 ssl;
    ssl_certificate /run/cert.pem; ssl_certificate_key /run/key.pem;
    root $site;
  }
}
CONF
  exec nginx -e stderr -c /run/nginx.conf -g 'daemon off;'
}

case $((LAB_VARIANT % 2)) in
0) serve_with_nginx ;;
1) serve_with_apache ;;
esac
