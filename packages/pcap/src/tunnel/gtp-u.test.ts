import {
  ETHER_TYPE,
  ethernet,
  gtpU,
  IP_PROTOCOL,
  ipv4,
  ipv6,
  TUNNEL_PORT,
  udp,
} from '@networkml/packet-builder';
import { describe, expect, test } from 'vitest';
import { expectInnerTruncation } from '../../test-support/expect-truncation.js';
import { dissect } from '../../test-support/fields-of.js';

const version4 = ipv4('10.0.0.1', '10.0.0.2', IP_PROTOCOL.udp, udp(53, 1024));
const version6 = ipv6('fe80::1', 'fe80::2', IP_PROTOCOL.udp, udp(53, 1024));

function frame(content: Uint8Array, source = 50_000): Uint8Array {
  const packet = ipv4('10.9.0.1', '10.9.0.2', IP_PROTOCOL.udp, udp(source, TUNNEL_PORT.gtpU, content));
  return ethernet('02:00:00:00:00:01', '02:00:00:00:00:02', ETHER_TYPE.ipv4, packet);
}

const sourceOf = (tunnel: Uint8Array) => dissect(frame(tunnel)).fields.ipSrc;

describe('GTP-U', () => {
  test('carries IPv4 and IPv6 told by their first bits', () => {
    expect(dissect(frame(gtpU(version4)))).toMatchObject({
      fields: { ipSrc: '10.0.0.1', ipProto: 17, udpSrcport: 53 },
      protocols: 'eth:ip:udp:gtp',
    });
    expect(dissect(frame(gtpU(version6))).fields).toMatchObject({ ipVersion: 6, ipv6Src: 'fe80::1' });
  });

  test.each([0, 1, 2])('has its payload behind %i extension headers', (extensions) => {
    expect(sourceOf(gtpU(version4, { extensions }))).toBe('10.0.0.1');
  });

  test('has no extension header if its flags announce none', () => {
    const tunnel = gtpU(version4, { extensions: 0 });
    tunnel[11] = 0x85;
    expect(sourceOf(tunnel)).toBe('10.0.0.1');
  });

  test('with an extension header of no length, or beyond the packet, ends the dissection', () => {
    for (const length of [0, 255]) {
      const tunnel = gtpU(version4, { extensions: 1 });
      tunnel[12] = length;
      expect(sourceOf(tunnel)).toBe('10.9.0.1');
    }
  });

  test.each([
    ['an echo request', { type: 1 }],
    ['a packet of version 2', { flags: 0x50 }],
    ["a packet of GTP'", { flags: 0x20 }],
  ])('has nothing readable in %s', (_, options) => {
    expect(sourceOf(gtpU(version4, options))).toBe('10.9.0.1');
  });

  test('has nothing readable in what is no IP packet', () => {
    for (const first of [0x00, 0x44, 0x4f, 0x50, 0xff]) {
      expect(sourceOf(gtpU(Uint8Array.from([first, ...version4.subarray(1)])))).toBe('10.9.0.1');
    }
  });

  test('ends where its length says: padding is not read', () => {
    const tunnel = gtpU(version4);
    new DataView(tunnel.buffer).setUint16(2, 15);
    expect(dissect(frame(tunnel)).fields).not.toHaveProperty('ipSrc');
  });

  test('cut off anywhere shows of the packet within exactly what is left', () => {
    expectInnerTruncation(frame(gtpU(version4, { extensions: 1 })), 14 + 20 + 8 + 16);
  });
});
