#!/bin/bash
# Postfix takes mail by SMTP and submission, dovecot keeps it and gives it out by IMAP and POP3.
. /etc/lab-environment
. /run/lab/machine/certificate.sh
groupadd -g 5000 vmail
useradd -g vmail -u 5000 -d /srv/data/mail -m vmail
make_certificate
cp /usr/share/postfix/master.cf.dist /etc/postfix/master.cf
cat >>/etc/postfix/master.cf <<CONF
submission inet n - y - - smtpd
 -o smtpd_sasl_auth_enable=yes
 -o smtpd_tls_security_level=may
CONF
cat >/etc/postfix/main.cf <<CONF
compatibility_level = 3.6
myhostname = $LAB_FULL_NAME
mydomain = $LAB_DOMAIN
mydestination =
virtual_mailbox_domains = $LAB_DOMAIN
virtual_transport = lmtp:unix:private/dovecot-lmtp
virtual_mailbox_maps = static:ok
mynetworks = 127.0.0.0/8 $LAB_NETWORK
inet_interfaces = all
smtpd_tls_cert_file = /run/cert.pem
smtpd_tls_key_file = /run/key.pem
smtpd_tls_security_level = may
smtpd_sasl_type = dovecot
smtpd_sasl_path = private/auth
maillog_file = /dev/stdout
CONF
touch /etc/aliases
newaliases
cat >/run/dovecot.conf <<CONF
protocols = imap pop3 lmtp
listen = *, ::
ssl = yes
ssl_cert = </run/cert.pem
ssl_key = </run/key.pem
disable_plaintext_auth = no
auth_mechanisms = plain login
mail_location = maildir:/srv/data/mail/%n
mail_uid = 5000
mail_gid = 5000
auth_username_format = %Ln
log_path = /dev/stderr
passdb {
  driver = static
  args = password=lab
}
userdb {
  driver = static
  args = uid=5000 gid=5000 home=/srv/data/mail/%n
}
service lmtp {
  unix_listener /var/spool/postfix/private/dovecot-lmtp {
    mode = 0600
    user = postfix
  }
}
service auth {
  unix_listener /var/spool/postfix/private/auth {
    mode = 0660
    user = postfix
  }
}
CONF
postfix start-fg &
sleep 1
exec dovecot -F -c /run/dovecot.conf
