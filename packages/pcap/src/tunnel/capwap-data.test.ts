import {
  capwapData,
  ETHER_TYPE,
  ethernet,
  IP_PROTOCOL,
  ieee80211,
  ipv4,
  snap,
  TUNNEL_PORT,
  udp,
  WLAN_FLAG,
} from '@networkml/packet-builder';
import { describe, expect, test } from 'vitest';
import { expectInnerTruncation } from '../../test-support/expect-truncation.js';
import { dissect } from '../../test-support/fields-of.js';

const version4 = ipv4('10.0.0.1', '10.0.0.2', IP_PROTOCOL.udp, udp(53, 1024));
const wireless = ieee80211(snap(0, ETHER_TYPE.ipv4, version4), { swapped: true });
const wired = ethernet('02:00:00:00:00:0a', '02:00:00:00:00:0b', ETHER_TYPE.ipv4, version4);

function frame(content: Uint8Array, source = 50_000): Uint8Array {
  const packet = ipv4('10.9.0.1', '10.9.0.2', IP_PROTOCOL.udp, udp(source, TUNNEL_PORT.capwapData, content));
  return ethernet('02:00:00:00:00:01', '02:00:00:00:00:02', ETHER_TYPE.ipv4, packet);
}

const sourceOf = (tunnel: Uint8Array) => dissect(frame(tunnel)).fields.ipSrc;

describe('CAPWAP data', () => {
  test('carries a wireless LAN frame with its frame control swapped, whose addresses are no fields', () => {
    expect(dissect(frame(capwapData(wireless)))).toMatchObject({
      fields: { ethSrc: '02:00:00:00:00:01', ipSrc: '10.0.0.1', udpSrcport: 53 },
      protocols: 'wlan:eth:llc:ip:udp:capwap',
    });
  });

  test('carries an Ethernet frame if it says so', () => {
    expect(dissect(frame(capwapData(wired, { native: false })))).toMatchObject({
      fields: { ethSrc: '02:00:00:00:00:0a', udpSrcport: 53 },
      protocols: 'eth:ip:udp:capwap',
    });
  });

  test('has its payload behind its optional fields', () => {
    expect(sourceOf(capwapData(wireless, { headerLength: 16, flags: 0x20 }))).toBe('10.0.0.1');
    expect(sourceOf(capwapData(wireless, { headerLength: 124 }))).toBe('10.0.0.1');
  });

  test.each([
    ['encrypted', { preamble: 1 }],
    ['a fragment', { flags: 0x80 }],
    ['a keep-alive', { flags: 0x08 }],
    ['of another binding', { binding: 3 }],
    ['of a header shorter than any', { headerLength: 4 }],
  ])('has nothing readable in what is %s', (_, options) => {
    expect(sourceOf(capwapData(wireless, options))).toBe('10.9.0.1');
  });

  test('has nothing readable in an encrypted frame of a station', () => {
    const encrypted = ieee80211(snap(0, ETHER_TYPE.ipv4, version4), {
      swapped: true,
      flags: WLAN_FLAG.protected,
    });
    expect(sourceOf(capwapData(encrypted))).toBe('10.9.0.1');
  });

  test('cut off anywhere shows of the packet within exactly what is left', () => {
    expectInnerTruncation(frame(capwapData(wireless)), 14 + 20 + 8 + 8 + 24 + 8);
  });
});
