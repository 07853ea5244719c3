import {
  ETHER_TYPE,
  ethernet,
  frame,
  IP_PROTOCOL,
  icmp,
  ipv4,
  ipv6,
  ipv6Fragment,
  tcp,
  udp,
} from '@networkml/packet-builder';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { headerLength } from './header-length.js';

const SENDER = '02:00:00:00:00:01';
const RECEIVER = '02:00:00:00:00:02';
const ETHERNET_LENGTH = 14;

function ipv4Frame(protocol: number, payload: Uint8Array, flagsAndOffset = 0): Uint8Array {
  const packet = ipv4('10.0.0.1', '10.0.0.2', protocol, payload, { flagsAndOffset });
  return ethernet(SENDER, RECEIVER, ETHER_TYPE.ipv4, packet);
}

describe('the headers of a frame', () => {
  test('end with the options of TCP', () => {
    const segment = tcp(1, 2, 0, new Uint8Array(100), { options: new Uint8Array(12) });
    expect(headerLength(ipv4Frame(IP_PROTOCOL.tcp, segment))).toBe(ETHERNET_LENGTH + 20 + 32);
  });

  test('end with IP in a fragment behind the first: what follows is payload', () => {
    const later = ipv4Frame(IP_PROTOCOL.udp, udp(1, 2, new Uint8Array(100)), 185);
    expect(headerLength(later)).toBe(ETHERNET_LENGTH + 20);
    const fragment = ipv6Fragment(IP_PROTOCOL.udp, 185, false, new Uint8Array(100));
    const later6 = ethernet(
      SENDER,
      RECEIVER,
      ETHER_TYPE.ipv6,
      ipv6('::1', '::2', IP_PROTOCOL.fragment, fragment),
    );
    expect(headerLength(later6)).toBe(ETHERNET_LENGTH + 40 + 8);
  });

  test('end with IP where the protocol is not known, and with Ethernet where nothing is', () => {
    expect(headerLength(ipv4Frame(99, new Uint8Array(100)))).toBe(ETHERNET_LENGTH + 20);
    expect(headerLength(ethernet(SENDER, RECEIVER, 0x88cc, new Uint8Array(100)))).toBe(ETHERNET_LENGTH);
  });

  test('of an ICMP error go on with those that it quotes', () => {
    const quoted = ipv4('10.0.0.2', '10.0.0.1', IP_PROTOCOL.udp, udp(1, 2, new Uint8Array(100)));
    const error = ipv4Frame(IP_PROTOCOL.icmp, icmp(3, 3, quoted));
    expect(headerLength(error)).toBe(ETHERNET_LENGTH + 20 + 8 + 20 + 8);
    expect(headerLength(ipv4Frame(IP_PROTOCOL.icmp, icmp(8, 0, quoted)))).toBe(ETHERNET_LENGTH + 20 + 8);
  });

  test('never reach into the payload', () => {
    fc.assert(
      fc.property(frame, ({ bytes, headerLength: expected }) => {
        expect(headerLength(bytes)).toBeLessThanOrEqual(expected);
      }),
    );
  });

  test('are no longer than what was captured', () => {
    fc.assert(
      fc.property(frame, fc.nat(80), ({ bytes }, length) => {
        const captured = bytes.subarray(0, length);
        expect(headerLength(captured)).toBeLessThanOrEqual(captured.length);
      }),
    );
  });

  test('need no more than the bytes there are, whatever they say', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 120 }), (bytes) => {
        expect(headerLength(bytes)).toBeLessThanOrEqual(bytes.length);
      }),
    );
  });
});
