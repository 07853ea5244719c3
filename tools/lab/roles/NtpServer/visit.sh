#!/bin/bash
# Asks for the time, once or a few times.
. /run/lab/machine/turn.sh
chronyd -Q -t 10 "server $host iburst maxsamples $((1 + RANDOM % 4))"
