# Apache.
serve_with_apache www-data 8090 <<CONF
DocumentRoot $wiki
DirectoryIndex doku.php
<FilesMatch \.php$>
  SetHandler "proxy:unix:$php|fcgi://localhost"
</FilesMatch>
CONF
