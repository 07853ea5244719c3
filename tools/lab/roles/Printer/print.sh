#!/bin/bash
# Asks how the printer is, and prints a document.
. /run/lab/machine/turn.sh
printf '%%PDF-1.4\n' >/tmp/document.pdf
random_bytes $((5000 + RANDOM * 8)) >>/tmp/document.pdf
ipptool -T 5 "ipp://$address:631/ipp/print" /usr/share/cups/ipptool/get-printer-attributes.test
ipptool -T 15 -f /tmp/document.pdf -d filetype=application/pdf "ipp://$address:631/ipp/print" \
  /usr/share/cups/ipptool/print-job.test
[ $((RANDOM % 2)) = 0 ] && ipptool -T 5 "ipp://$address:631/ipp/print" /usr/share/cups/ipptool/get-jobs.test
