#!/bin/bash
# Documents and a larger file, which all may read and write.
. /etc/lab-environment
share=/srv/data/share
mkdir -p $share
chmod 777 $share
for file in $(seq 30); do head -c $((RANDOM * 3)) /dev/urandom >"$share/document$file"; done
head -c 500000 /dev/urandom >"$share/dataset"
. "/run/lab/roles/DistrFileShare/$LAB_IMPLEMENTATION.sh"
wait
