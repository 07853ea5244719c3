#!/bin/bash
# Asks how the printer is, and prints a document.
. /run/lab/machine/turn.sh
case $implementation in
ippeveprinter) printer=ipp://$address:631/ipp/print ;;
cups) printer=ipp://$address:631/printers/print ;;
esac
printf '%%PDF-1.4\n' >/tmp/document.pdf
random_bytes $((5000 + RANDOM * 8)) >>/tmp/document.pdf
ipptool -T 5 "$printer" /usr/share/cups/ipptool/get-printer-attributes.test
ipptool -T 15 -f /tmp/document.pdf -d filetype=application/pdf "$printer" \
  /usr/share/cups/ipptool/print-job.test
[ $((RANDOM % 2)) = 0 ] && ipptool -T 5 "$printer" /usr/share/cups/ipptool/get-jobs.test
