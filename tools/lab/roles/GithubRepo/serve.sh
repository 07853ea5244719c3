#!/bin/bash
# Git repositories by git's own protocol, by ssh and by https, and gitweb to look at them.
. /etc/lab-environment
. /run/lab/machine/certificate.sh
. /run/lab/machine/web-server.sh
repositories=/srv/data/git
mkdir -p $repositories
git config --system --add safe.directory '*'
git config --system init.defaultBranch main
git config --system user.name lab
git config --system user.email "lab@$LAB_DOMAIN"
git init -q /run/seed
for file in $(seq 20); do head -c $((file * 2000)) /dev/urandom | base64 >"/run/seed/file$file.c"; done
git -C /run/seed add . && git -C /run/seed commit -qm first
for name in app lib; do
  git clone -q --bare /run/seed "$repositories/$name.git"
  git -C "$repositories/$name.git" config http.receivepack true
done
chown -R lab:lab $repositories
make_certificate
echo "\$projectroot = '$repositories';" >/etc/gitweb.conf
git daemon --reuseaddr --base-path=$repositories --export-all &
. "/run/lab/roles/GithubRepo/$LAB_IMPLEMENTATION.sh"
