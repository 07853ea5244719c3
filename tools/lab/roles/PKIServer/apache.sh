# Apache.
serve_with_apache www-data 80 <<CONF
DocumentRoot $ca/www
SetEnv force-proxy-request-1.0 1
ProxyPass /ocsp http://127.0.0.1:2560/
CONF
