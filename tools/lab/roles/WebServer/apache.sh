# Apache.
serve_with_apache www-data 80 443 <<<"DocumentRoot $site"
