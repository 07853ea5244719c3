# Sourced by what needs a certificate.

# Makes the certificate of this host.
make_certificate() {
  openssl req -x509 -newkey rsa:2048 -nodes -keyout /run/key.pem -out /run/cert.pem -days 30 \
    -subj "/CN=$LAB_FULL_NAME" 2>/dev/null
}
