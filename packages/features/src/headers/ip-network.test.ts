import { expect, test } from 'vitest';
import { ipNetwork } from './ip-network.js';

test.each([
  ['192.168.1.20', '192.168.1'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:db8::1', '2001:db8:0:0'],
  ['fe80::1', 'fe80:0:0:0'],
  ['::', '0:0:0:0'],
  ['::ffff:10.0.0.1', '0:0:0:0'],
])('%s is in %s', (address, network) => {
  expect(ipNetwork(address)).toBe(network);
});
