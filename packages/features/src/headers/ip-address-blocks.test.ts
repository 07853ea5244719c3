import { ipv4Address, ipv6Address } from '@networkml/packet-builder';
import { expect, test } from 'vitest';
import { isHost, isIpv4Multicast, isPrivate } from './ip-address-blocks.js';

/** Addresses at the edges of the special-purpose blocks, and whether Python 3.11's `ipaddress` calls them private. */
const ADDRESSES: Readonly<Record<string, boolean>> = {
  '0.0.0.0': true,
  '9.255.255.255': false,
  '10.0.0.0': true,
  '10.255.255.255': true,
  '11.0.0.0': false,
  '100.64.0.1': false,
  '127.0.0.1': true,
  '169.253.255.255': false,
  '169.254.0.1': true,
  '172.15.255.255': false,
  '172.16.0.0': true,
  '172.31.255.255': true,
  '172.32.0.0': false,
  '192.0.0.8': true,
  '192.0.0.9': false,
  '192.0.0.10': false,
  '192.0.0.11': true,
  '192.0.2.1': true,
  '192.168.255.255': true,
  '192.169.0.0': false,
  '198.17.255.255': false,
  '198.18.0.0': true,
  '198.19.255.255': true,
  '198.20.0.0': false,
  '203.0.113.5': true,
  '224.0.0.251': false,
  '239.255.255.250': false,
  '240.0.0.1': true,
  '255.255.255.255': true,
  '::': true,
  '::1': true,
  '::2': false,
  '::ffff:a00:1': true,
  '::ffff:808:808': false,
  '64:ff9b:1::1': true,
  '64:ff9b::1': false,
  '100::1': true,
  '100:0:0:1::1': false,
  '2001::1': true,
  '2001:1::1': false,
  '2001:1::3': true,
  '2001:3::1': false,
  '2001:4:112::1': false,
  '2001:20::1': false,
  '2001:30::1': false,
  '2001:1ff:ffff::1': true,
  '2001:200::1': false,
  '2001:db8::1': true,
  '2002::1': true,
  '2003::1': false,
  'fbff::1': false,
  'fc00::1': true,
  'fdff::1': true,
  'fe80::1': true,
  'febf::1': true,
  'fec0::1': false,
  'ff02::1': false,
};

for (const [text, expected] of Object.entries(ADDRESSES)) {
  test(`${text} is ${expected ? 'private' : 'not private'}`, () => {
    expect(isPrivate(text.includes(':') ? ipv6Address(text) : ipv4Address(text))).toBe(expected);
  });
}

test('IPv4 multicast is 224.0.0.0/4, and no IPv6 address', () => {
  expect(isIpv4Multicast(ipv4Address('223.255.255.255'))).toBe(false);
  expect(isIpv4Multicast(ipv4Address('224.0.0.0'))).toBe(true);
  expect(isIpv4Multicast(ipv4Address('239.255.255.255'))).toBe(true);
  expect(isIpv4Multicast(ipv4Address('240.0.0.0'))).toBe(false);
  expect(isIpv4Multicast(ipv6Address('ff02::1'))).toBe(false);
});

test.each([
  ['0.0.0.0', false],
  ['0.0.0.1', true],
  ['10.0.0.1', true],
  ['223.255.255.255', true],
  ['224.0.0.251', false],
  ['239.255.255.250', false],
  ['255.255.255.254', true],
  ['255.255.255.255', false],
])('%s may be that of a host: %s', (address, expected) => {
  expect(isHost(ipv4Address(address))).toBe(expected);
});

test.each([
  ['::', false],
  ['::1', true],
  ['fe80::1', true],
  ['ff02::fb', false],
])('%s may be that of a host: %s', (address, expected) => {
  expect(isHost(ipv6Address(address))).toBe(expected);
});
