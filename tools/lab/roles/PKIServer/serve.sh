#!/bin/bash
# A certificate authority: answers by OCSP, gives out its revocation list and certificates, signs requests.
. /etc/lab-environment
. /run/lab/machine/web-server.sh
ca=/srv/data/ca
mkdir -p $ca/new $ca/www
cd $ca || exit 1
touch index.txt
echo 1000 >serial
echo 01 >crlnumber
cat >ca.cnf <<CONF
[ca]
default_ca = lab
[lab]
dir = $ca
database = $ca/index.txt
new_certs_dir = $ca/new
certificate = $ca/ca.crt
private_key = $ca/ca.key
serial = $ca/serial
crlnumber = $ca/crlnumber
default_md = sha256
default_days = 30
default_crl_days = 7
policy = any
[any]
commonName = supplied
CONF
openssl req -x509 -newkey rsa:2048 -nodes -keyout ca.key -out ca.crt -days 90 -subj '/CN=Lab CA'
for name in 1 2 3 4; do
  openssl req -new -newkey rsa:2048 -nodes -keyout $name.key -out $name.csr -subj "/CN=$name.$LAB_DOMAIN"
  openssl ca -batch -config ca.cnf -in $name.csr -out www/$name.crt -notext
done
openssl ca -config ca.cnf -revoke www/4.crt
openssl ca -config ca.cnf -gencrl -out list.pem
openssl crl -in list.pem -outform der -out www/list.crl
openssl x509 -in ca.crt -out www/ca.crt
openssl ocsp -index index.txt -port 2560 -rsigner ca.crt -rkey ca.key -CA ca.crt -ignore_err &
. "/run/lab/roles/PKIServer/$LAB_IMPLEMENTATION.sh"
