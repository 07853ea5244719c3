import {
  concatenate,
  ETHER_TYPE,
  ethernet,
  IP_PROTOCOL,
  ipv6,
  ipv6Extension,
  ipv6Fragment,
  udp,
} from '@networkml/packet-builder';
import { describe, expect, test } from 'vitest';
import { expectTruncation } from '../../test-support/expect-truncation.js';
import { dissect } from '../../test-support/fields-of.js';

const datagram = udp(53, 1024, new Uint8Array(4));

function frame(nextHeader: number, content: Uint8Array): Uint8Array {
  const packet = ipv6('fe80::1', 'fe80::2', nextHeader, content);
  return ethernet('02:00:00:00:00:01', '02:00:00:00:00:02', ETHER_TYPE.ipv6, packet);
}

describe('an IPv6 extension header', () => {
  test.each([
    ['hop-by-hop options', 0],
    ['routing', 43],
    ['destination options', 60],
    ['mobility', 135],
    ['host identity', 139],
    ['shim6', 140],
  ])('%s is passed over', (_, header) => {
    expect(dissect(frame(header, ipv6Extension(IP_PROTOCOL.udp, datagram)))).toMatchObject({
      fields: { ipVersion: 6, udpSrcport: 53 },
      protocols: 'eth:ipv6:udp',
    });
  });

  test('counts its length in units of eight bytes beyond the first eight', () => {
    const long = concatenate(Uint8Array.of(IP_PROTOCOL.udp, 2), new Uint8Array(22), datagram);
    expect(dissect(frame(IP_PROTOCOL.destinationOptions, long)).fields).toHaveProperty('udpSrcport', 53);
  });

  test('may follow others', () => {
    const chain = ipv6Extension(
      IP_PROTOCOL.routing,
      ipv6Extension(IP_PROTOCOL.destinationOptions, ipv6Extension(IP_PROTOCOL.udp, datagram)),
    );
    expect(dissect(frame(IP_PROTOCOL.hopByHopOptions, chain)).fields).toHaveProperty('udpSrcport', 53);
  });

  test('that reaches beyond the packet ends the dissection', () => {
    const tooLong = concatenate(Uint8Array.of(IP_PROTOCOL.udp, 255), new Uint8Array(6), datagram);
    expect(dissect(frame(IP_PROTOCOL.routing, tooLong)).protocols).toBe('eth:ipv6');
  });

  test('gives exactly what is left of a frame that is cut off', () => {
    expectTruncation(frame(IP_PROTOCOL.routing, ipv6Extension(IP_PROTOCOL.udp, datagram)), {
      ethSrc: 14,
      ethDst: 14,
      ethType: 14,
      ipVersion: 15,
      ipv6Src: 38,
      ipv6Dst: 54,
      udpSrcport: 66,
      udpDstport: 66,
    });
  });
});

describe('an IPv6 fragment header', () => {
  const protocolsOf = (offset: number, more: boolean) =>
    dissect(frame(IP_PROTOCOL.fragment, ipv6Fragment(IP_PROTOCOL.udp, offset, more, datagram))).protocols;

  test('of a fragment ends the dissection: only a whole packet has ports', () => {
    expect([protocolsOf(0, true), protocolsOf(185, true), protocolsOf(185, false)]).toEqual(
      Array.from({ length: 3 }, () => 'eth:ipv6'),
    );
  });

  test('of a whole packet (RFC 6946) is passed over', () => {
    expect(protocolsOf(0, false)).toBe('eth:ipv6:udp');
  });

  test('has reserved bits that do not make a fragment', () => {
    const content = ipv6Fragment(IP_PROTOCOL.udp, 0, false, datagram);
    content[3] = 0x06;
    expect(dissect(frame(IP_PROTOCOL.fragment, content)).protocols).toBe('eth:ipv6:udp');
  });
});
