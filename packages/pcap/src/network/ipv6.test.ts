import { ETHER_TYPE, ethernet, IP_PROTOCOL, icmp, ipv4, ipv6, tcp, udp } from '@networkml/packet-builder';
import { describe, expect, test } from 'vitest';
import { expectTruncation } from '../../test-support/expect-truncation.js';
import { dissect, headerOf } from '../../test-support/fields-of.js';

const datagram = udp(5353, 5353, new Uint8Array(4));

function frame(packet: Uint8Array): Uint8Array {
  return ethernet('02:00:00:00:00:01', '02:00:00:00:00:02', ETHER_TYPE.ipv6, packet);
}

function withLength(payloadLength: number): Uint8Array {
  const packet = ipv6('fe80::1', 'ff02::fb', IP_PROTOCOL.udp, datagram);
  new DataView(packet.buffer).setUint16(4, payloadLength);
  return frame(packet);
}

describe('IPv6', () => {
  test('gives version and addresses, but none of the fields that are named after IPv4', () => {
    expect(dissect(frame(ipv6('fe80::1', 'ff02::fb', IP_PROTOCOL.udp, datagram)))).toEqual({
      fields: {
        ethSrc: '02:00:00:00:00:01',
        ethDst: '02:00:00:00:00:02',
        ethType: 0x86dd,
        ipVersion: 6,
        ipv6Src: 'fe80::1',
        ipv6Dst: 'ff02::fb',
        udpSrcport: 5353,
        udpDstport: 5353,
      },
      protocols: 'eth:ipv6:udp',
      skipped: null,
    });
  });

  test('gives what its header tells about itself: traffic class, flow label, length, next header and the hops left', () => {
    const packet = ipv6('fe80::1', 'ff02::fb', IP_PROTOCOL.udp, datagram, {
      trafficClass: 0xb8,
      flowLabel: 0xfedcb,
      hopLimit: 255,
    });
    const names = ['ipv6Tclass', 'ipv6Flow', 'ipv6Plen', 'ipv6Nxt', 'ipv6Hlim'] as const;
    expect(headerOf(frame(packet), names)).toEqual({
      ipv6Tclass: 0xb8,
      ipv6Flow: 0xfedcb,
      ipv6Plen: 12,
      ipv6Nxt: 17,
      ipv6Hlim: 255,
    });
  });

  test.each([
    ['tcp', tcp(1, 2, 0)],
    ['icmpv6', icmp(128, 0)],
  ] as const)('carries %s', (name, payload) => {
    expect(dissect(frame(ipv6('::1', '::1', IP_PROTOCOL[name], payload))).protocols).toBe(`eth:ipv6:${name}`);
  });

  test('has nothing readable behind "no next header" and unknown protocols', () => {
    for (const next of [59, 253]) {
      expect(dissect(frame(ipv6('::1', '::1', next, datagram))).protocols).toBe('eth:ipv6');
    }
  });

  test('gives exactly what is left of a frame that is cut off', () => {
    expectTruncation(frame(ipv6('fe80::1', 'ff02::fb', IP_PROTOCOL.udp, datagram)), {
      ethSrc: 14,
      ethDst: 14,
      ethType: 14,
      ipVersion: 15,
      ipv6Src: 38,
      ipv6Dst: 54,
      udpSrcport: 58,
      udpDstport: 58,
    });
  });

  test('ends where its payload length says: padding is not read', () => {
    expect(dissect(withLength(3)).fields).not.toHaveProperty('udpSrcport');
    expect(dissect(withLength(4)).fields).toHaveProperty('udpSrcport', 5353);
  });

  test('reaches to the end of the frame if its payload length is 0: a jumbogram, or segmentation offload', () => {
    expect(dissect(withLength(0)).fields).toHaveProperty('udpSrcport', 5353);
  });

  test('of another version shows that version and no more', () => {
    const packet = ipv4('10.0.0.1', '10.0.0.2', IP_PROTOCOL.udp, datagram);
    expect(dissect(frame(packet))).toMatchObject({ fields: { ipVersion: 4 }, protocols: 'eth:ipv6' });
    expect(dissect(frame(packet)).fields).not.toHaveProperty('ipSrc');
    expect(dissect(frame(packet)).fields).not.toHaveProperty('ipv6Src');
  });
});
