#!/bin/bash
# Downloads a file.
. /run/lab/machine/turn.sh
curl -sk -o /dev/null "https://$host/file$((1 + RANDOM % 3)).bin"
