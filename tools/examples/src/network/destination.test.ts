import { expect, test } from 'vitest';
import { multicast, solicitedNode } from './destination.js';

test('a group of IPv4 lends its MAC address the lower 23 bits (RFC 1112)', () => {
  expect(multicast('239.255.255.250').mac).toBe('01:00:5e:7f:ff:fa');
});

test('a group of IPv6 lends its MAC address the lower 32 bits (RFC 2464)', () => {
  expect(multicast('ff02::1:2').mac).toBe('33:33:00:01:00:02');
});

test('a solicited-node group holds the last 24 bits of the address', () => {
  expect(solicitedNode('fe80::5eff:fe00:5365')).toEqual({
    mac: '33:33:ff:00:53:65',
    ip: 'ff02::1:ff00:5365',
  });
});
