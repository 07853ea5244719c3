# nginx.
serve_with_nginx www-data 80 443 <<<"root $site;"
