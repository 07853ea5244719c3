import { expect, test } from 'vitest';
import { tunnelStart } from './tunnel-start.js';

test.each([
  ['eth:ethertype:ip:udp:dns', undefined],
  ['eth:llc:stp', undefined],
  ['eth:ethertype:vlan:ethertype:vlan:ethertype:arp', undefined],
  ['eth:ethertype:ip:ip:udp', 'ip:udp'],
  ['eth:ethertype:ip:ipv6:icmpv6:ipv6:tcp', 'ipv6:icmpv6:ipv6:tcp'],
  ['eth:ethertype:ip:icmp:ip:udp', 'ip:udp'],
  ['eth:ethertype:ip:udp:vxlan:eth:ethertype:ip:tcp', 'eth:ethertype:ip:tcp'],
  ['raw:ip:gre:eth:ethertype:arp', 'eth:ethertype:arp'],
  ['eth:ethertype:mpls:pwethcw:eth:ethertype:ip', 'eth:ethertype:ip'],
])('in %s begins the tunnelled or quoted packet %s', (layers, tunnelled) => {
  const names = layers.split(':');
  const start = tunnelStart(names);
  expect(start < 0 ? undefined : names.slice(start).join(':')).toBe(tunnelled);
});
