# nginx.
serve_with_nginx root 80 <<CONF
root $ca/www;
location /ocsp { proxy_pass http://127.0.0.1:2560/; proxy_http_version 1.0; }
CONF
