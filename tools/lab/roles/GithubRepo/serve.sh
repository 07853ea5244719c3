#!/bin/bash
# Git repositories by git's own protocol, by ssh and by https, and gitweb to look at them.
. /etc/lab-environment
repositories=/srv/data/git
mkdir -p $repositories
git config --system --add safe.directory '*'
git config --system init.defaultBranch main
git config --system user.name lab
git config --system user.email "lab@$LAB_DOMAIN"
git init -q /run/seed
for file in $(seq 20); do head -c $((file * 2000)) /dev/urandom | base64 >"/run/seed/file$file.c"; done
git -C /run/seed add . && git -C /run/seed commit -qm first
for name in app lib; do
  git clone -q --bare /run/seed "$repositories/$name.git"
  git -C "$repositories/$name.git" config http.receivepack true
done
chown -R lab:lab $repositories
openssl req -x509 -newkey rsa:2048 -nodes -keyout /run/key.pem -out /run/cert.pem -days 30 \
  -subj "/CN=$LAB_FULL_NAME" 2>/dev/null
echo "\$projectroot = '$repositories';" >/etc/gitweb.conf
cat >/run/nginx.conf <<CONF
user lab; pid /run/nginx.pid;
events {}
http {
  access_log off;
  client_max_body_size 0;
  server {
    listen 80; listen [::]:80; listen 443 ssl; listen [::]:443 ssl;
    ssl_certificate /run/cert.pem; ssl_certificate_key /run/key.pem;
    location ~ ^/.*\.git/ {
      include /etc/nginx/fastcgi_params;
      fastcgi_param SCRIPT_FILENAME /usr/lib/git-core/git-http-backend;
      fastcgi_param GIT_HTTP_EXPORT_ALL 1;
      fastcgi_param GIT_PROJECT_ROOT $repositories;
      fastcgi_param PATH_INFO \$uri;
      fastcgi_param REMOTE_USER lab;
      fastcgi_pass unix:/run/fcgiwrap.socket;
    }
    location /gitweb {
      include /etc/nginx/fastcgi_params;
      fastcgi_param SCRIPT_FILENAME /usr/share/gitweb/gitweb.cgi;
      fastcgi_param GITWEB_CONFIG /etc/gitweb.conf;
      fastcgi_pass unix:/run/fcgiwrap.socket;
    }
  }
}
CONF
spawn-fcgi -n -s /run/fcgiwrap.socket -U lab -u lab -F 2 -- /usr/sbin/fcgiwrap &
git daemon --reuseaddr --base-path=$repositories --export-all &
exec nginx -e stderr -c /run/nginx.conf -g 'daemon off;'
