#!/bin/bash
# Pages of a few files each, and larger files to download.
. /etc/lab-environment
. /run/lab/machine/certificate.sh
. /run/lab/machine/web-server.sh
site=/srv/data/site
mkdir -p $site
for page in $(seq 12); do
  {
    echo "<html><body>"
    for image in 1 2 3 4; do echo "<img src=\"/page$page-$image.png\">"; done
    head -c $((3000 + 900 * page)) /dev/urandom | base64
  } >"$site/page$page.html"
  for image in 1 2 3 4; do head -c $((500 + 3000 * image * (page % 5))) /dev/urandom >"$site/page$page-$image.png"; done
done
for file in 1 2 3; do head -c $((file * 120000)) /dev/urandom >"$site/file$file.bin"; done
make_certificate
. "/run/lab/roles/WebServer/$LAB_IMPLEMENTATION.sh"
