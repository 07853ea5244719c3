#!/bin/bash
# Names of all hosts, and their reserved addresses; questions about the directory are handed on.
. /etc/lab-environment
. "/run/lab/roles/DnsDhcpServer/$LAB_IMPLEMENTATION.sh"
