# A printer without a driver, as IPP Everywhere has it.
mkdir -p /srv/data/spool
exec ippeveprinter -p 631 -M Office -m 'Laser 3000' -f application/pdf,image/jpeg,image/pwg-raster,image/urf \
  -d /srv/data/spool 'Office printer'
