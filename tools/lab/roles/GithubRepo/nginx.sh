# nginx, with programs by FastCGI.
spawn-fcgi -n -s /run/fcgiwrap.socket -U lab -u lab -F 2 -- /usr/sbin/fcgiwrap &
serve_with_nginx lab 80 443 <<CONF
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
CONF
