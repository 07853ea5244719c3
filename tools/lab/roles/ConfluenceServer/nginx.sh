# nginx.
serve_with_nginx www-data 8090 <<CONF
root $wiki; index doku.php;
location / { try_files \$uri /doku.php?\$args; }
location ~ \.php {
  include /etc/nginx/fastcgi_params;
  fastcgi_param SCRIPT_FILENAME \$document_root\$fastcgi_script_name;
  fastcgi_pass unix:$php;
}
CONF
