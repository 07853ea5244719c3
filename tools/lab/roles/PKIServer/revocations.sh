#!/bin/bash
# Gets the list of revoked certificates.
. /run/lab/machine/turn.sh
curl -s -o /dev/null "http://$host/list.crl"
