#!/bin/bash
# A relational database with a little data, and Redis.
. /etc/lab-environment
redis-server --bind '* -::*' --protected-mode no --save '' &
. "/run/lab/roles/DatabaseServer/$LAB_IMPLEMENTATION.sh"
wait
