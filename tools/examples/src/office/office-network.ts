import { behindRouter, type Host, type Server } from '../network/host.js';
import { LINUX, WINDOWS } from '../network/ip-stack.js';
import { LocalNetwork } from '../network/local-network.js';

/** All of it is on cables; the capture is taken at a switch in between. */
const CABLE = { delay: 0.000_15, wired: true } as const;

const ROUTER: Host = {
  name: 'router',
  mac: '00:00:5e:00:53:c0',
  ipv4: '192.168.10.1',
  ipv6: 'fe80::200:5eff:fe00:53c0',
  stack: LINUX,
  ...CABLE,
};

const DOMAIN_CONTROLLER: Host = {
  name: 'domain-controller',
  mac: '00:00:5e:00:53:c1',
  ipv4: '192.168.10.10',
  ipv6: '2001:db8:10::10',
  stack: WINDOWS,
  ...CABLE,
};

const OTHERS: readonly Host[] = [
  // A virtual machine: its frames leave the hypervisor over a trunk, tagged.
  { name: 'mail', mac: '00:00:5e:00:53:c2', ipv4: '192.168.10.25', stack: LINUX, vlan: 30, ...CABLE },
  {
    name: 'printer',
    mac: '00:00:5e:00:53:c3',
    ipv4: '192.168.10.60',
    ipv6: 'fe80::200:5eff:fe00:53c3',
    stack: LINUX,
    ...CABLE,
  },
  {
    name: 'accounting',
    mac: '00:00:5e:00:53:d1',
    ipv4: '192.168.10.101',
    ipv6: '2001:db8:10::101',
    stack: WINDOWS,
    ...CABLE,
  },
  {
    name: 'sales',
    mac: '00:00:5e:00:53:d2',
    ipv4: '192.168.10.102',
    ipv6: '2001:db8:10::102',
    stack: WINDOWS,
    ...CABLE,
  },
];

/** Expedited forwarding (RFC 3246), which time servers ask for by default. */
const EXPEDITED = 0xb8;

const INTERNET: readonly Server[] = [
  { name: 'customer-mail', ipv4: '198.51.100.25', stack: LINUX, delay: 0.014, hops: 10 },
  { name: 'time', ipv4: '203.0.113.123', stack: LINUX, delay: 0.009, hops: 8, dsfield: EXPEDITED },
];

/** The office: everyone asks the domain controller for names. */
export const OFFICE_NETWORK = new LocalNetwork(ROUTER, DOMAIN_CONTROLLER, [
  ROUTER,
  DOMAIN_CONTROLLER,
  ...OTHERS,
  ...INTERNET.map((server) => behindRouter(ROUTER, server)),
]);
