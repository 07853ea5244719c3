import { behindRouter, type Host, type Server } from '../network/host.js';
import { LINUX, MICROCONTROLLER } from '../network/ip-stack.js';
import { LocalNetwork } from '../network/local-network.js';

/** The access point. The capture is taken on its bridge, so what it sends needs no time. */
const ROUTER: Host = {
  name: 'router',
  mac: '00:00:5e:00:53:01',
  ipv4: '192.168.1.1',
  ipv6: 'fe80::200:5eff:fe00:5301',
  stack: LINUX,
  delay: 0,
};

const DEVICES: readonly Host[] = [
  {
    name: 'hub',
    mac: '00:00:5e:00:53:10',
    ipv4: '192.168.1.20',
    ipv6: 'fe80::200:5eff:fe00:5310',
    stack: LINUX,
    delay: 0.000_3,
    wired: true,
  },
  { name: 'camera', mac: '00:00:5e:00:53:21', ipv4: '192.168.1.21', stack: LINUX, delay: 0.001 },
  { name: 'plug', mac: '00:00:5e:00:53:32', ipv4: '192.168.1.22', stack: LINUX, delay: 0.000_8 },
  { name: 'kettle', mac: '00:00:5e:00:53:43', ipv4: '192.168.1.23', stack: MICROCONTROLLER, delay: 0.003 },
  { name: 'scale', mac: '00:00:5e:00:53:54', ipv4: '192.168.1.24', stack: MICROCONTROLLER, delay: 0.02 },
  {
    name: 'phone',
    mac: '02:00:5e:00:53:65',
    ipv4: '192.168.1.25',
    ipv6: 'fe80::5eff:fe00:5365',
    stack: LINUX,
    delay: 0.002,
  },
];

/** Expedited forwarding (RFC 3246), which time servers ask for by default. */
const EXPEDITED = 0xb8;

/** Servers of the makers, and of time. */
const CLOUD: readonly Server[] = [
  { name: 'time', ipv4: '203.0.113.123', stack: LINUX, delay: 0.009, hops: 8, dsfield: EXPEDITED },
  { name: 'hub-cloud', ipv4: '203.0.113.20', stack: LINUX, delay: 0.008, hops: 11 },
  { name: 'camera-cloud', ipv4: '203.0.113.40', stack: LINUX, delay: 0.02, hops: 13 },
  { name: 'plug-cloud', ipv4: '198.51.100.50', stack: LINUX, delay: 0.0115, hops: 12 },
  { name: 'scale-cloud', ipv4: '198.51.100.80', stack: LINUX, delay: 0.005, hops: 10 },
  { name: 'web', ipv4: '203.0.113.200', stack: LINUX, delay: 0.007, hops: 9 },
];

/** The home: an access point that is the router and resolver too, six devices, and what they reach beyond. */
export const HOME_NETWORK = new LocalNetwork(ROUTER, ROUTER, [
  ROUTER,
  ...DEVICES,
  ...CLOUD.map((server) => behindRouter(ROUTER, server)),
]);
