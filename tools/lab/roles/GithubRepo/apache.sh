# Apache, with programs by CGI.
serve_with_apache lab 80 443 <<CONF
SetEnv GIT_HTTP_EXPORT_ALL 1
SetEnv GIT_PROJECT_ROOT $repositories
SetEnv GITWEB_CONFIG /etc/gitweb.conf
SetEnvIf Request_URI . REMOTE_USER=lab
ScriptAliasMatch "^(/.*\.git/.*)" /usr/lib/git-core/git-http-backend\$1
ScriptAlias /gitweb /usr/share/gitweb/gitweb.cgi
CONF
