# CUPS, which shares a printer.
cat >/etc/cups/cupsd.conf <<CONF
Listen *:631
ServerAlias *
Browsing Yes
BrowseLocalProtocols dnssd
DefaultShared Yes
DefaultAuthType None
<Location />
  Order allow,deny
  Allow all
</Location>
<Policy default>
  <Limit All>
    Order deny,allow
  </Limit>
</Policy>
CONF
echo 'FileDevice Yes' >>/etc/cups/cups-files.conf
cat >/etc/cups/printers.conf <<CONF
<DefaultPrinter print>
Info Office printer
MakeModel Laser 3000
DeviceURI file:///dev/null
State Idle
Accepting Yes
Shared Yes
</DefaultPrinter>
CONF
exec cupsd -f
