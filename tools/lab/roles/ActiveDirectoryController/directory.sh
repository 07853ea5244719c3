# Sourced by what others do on the controller.
realm=${LAB_DIRECTORY_DOMAIN^^}
export KRB5_CONFIG=/run/krb5.conf KRB5CCNAME=/run/krb5-ticket
[ -e $KRB5_CONFIG ] || cat >$KRB5_CONFIG <<CONF
[libdefaults]
default_realm = $realm
dns_lookup_kdc = true
rdns = false
CONF
directory_host=$LAB_DIRECTORY_CONTROLLER.$LAB_DIRECTORY_DOMAIN
