# Sourced by what serves web pages. Both servers take the ports, with TLS on 443, and read their other lines from
# standard input.

# serve_with_nginx USER PORT...
serve_with_nginx() {
  local user=$1 port tls
  {
    echo "user $user; pid /run/nginx.pid; events {}"
    echo "http { include /etc/nginx/mime.types; access_log off; client_max_body_size 0; server {"
    for port in "${@:2}"; do
      tls=$([ "$port" = 443 ] && echo ' ssl')
      echo "listen $port$tls; listen [::]:$port$tls;"
      [ -n "$tls" ] && echo "ssl_certificate /run/cert.pem; ssl_certificate_key /run/key.pem;"
    done
    cat
    echo "} }"
  } >/run/nginx.conf
  exec nginx -e stderr -c /run/nginx.conf -g 'daemon off;'
}

# serve_with_apache USER PORT...
serve_with_apache() {
  local user=$1 port module
  {
    printf '%s\n' "ServerRoot /usr/lib/apache2" "ServerName $LAB_FULL_NAME" "PidFile /run/apache.pid" \
      "DefaultRuntimeDir /run" "ErrorLog /dev/stderr" "User $user" "Group $user"
    for module in mpm_event authz_core mime dir alias env setenvif cgid proxy proxy_http proxy_fcgi rewrite \
      socache_shmcb ssl; do
      echo "LoadModule ${module}_module modules/mod_$module.so"
    done
    echo "TypesConfig /etc/mime.types"
    for port in "${@:2}"; do
      printf '%s\n' "Listen $port" "<VirtualHost *:$port>"
      [ "$port" = 443 ] &&
        printf '%s\n' "SSLEngine on" "SSLCertificateFile /run/cert.pem" "SSLCertificateKeyFile /run/key.pem"
      echo "Include /run/site.conf"
      echo "</VirtualHost>"
    done
  } >/run/apache.conf
  cat >/run/site.conf
  exec apache2 -f /run/apache.conf -DFOREGROUND
}
