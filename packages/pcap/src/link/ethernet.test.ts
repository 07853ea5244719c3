import {
  concatenate,
  ETHER_TYPE,
  ethernet,
  gre,
  IP_PROTOCOL,
  ieee8023,
  ipv4,
} from '@networkml/packet-builder';
import { describe, expect, test } from 'vitest';
import { expectTruncation } from '../../test-support/expect-truncation.js';
import { dissect, fieldsOf } from '../../test-support/fields-of.js';

const SOURCE = '02:00:00:00:00:01';
const DESTINATION = '02:00:00:00:00:02';

describe('Ethernet', () => {
  test('gives source, destination and type', () => {
    expect(dissect(ethernet(SOURCE, DESTINATION, 0x1234, new Uint8Array(10)))).toEqual({
      fields: { ethSrc: SOURCE, ethDst: DESTINATION, ethType: 0x1234 },
      protocols: 'eth',
      skipped: null,
    });
  });

  test('shows nothing of a frame whose header is cut off', () => {
    expectTruncation(ethernet(SOURCE, DESTINATION, 0x1234, new Uint8Array(4)), {
      ethSrc: 14,
      ethDst: 14,
      ethType: 14,
    });
  });

  test('counts a frame whose header is cut off as skipped, at every length', () => {
    const frame = ethernet(SOURCE, DESTINATION, ETHER_TYPE.ipv4, new Uint8Array(0));
    for (let length = 0; length < frame.length; length++) {
      expect(dissect(frame.subarray(0, length))).toEqual({
        fields: {},
        protocols: '',
        skipped: 'truncated-link-header',
      });
    }
    expect(dissect(frame).skipped).toBeNull();
  });

  test('has a length and no type up to 1500, neither up to 1535, and a type from 1536 on', () => {
    const typeOf = (value: number) =>
      fieldsOf(ethernet(SOURCE, DESTINATION, value, new Uint8Array(4))).ethType;
    expect([0, 1500, 1501, 1535].map(typeOf)).toEqual([undefined, undefined, undefined, undefined]);
    expect([1536, 0xffff].map(typeOf)).toEqual([1536, 0xffff]);
  });

  test('carries LLC where it has a length, unless that is raw IPX', () => {
    const protocolsOf = (...payload: number[]) =>
      dissect(ieee8023(SOURCE, DESTINATION, Uint8Array.from(payload))).protocols;
    expect(protocolsOf(0x42, 0x42, 0x03)).toBe('eth:llc');
    expect(protocolsOf(0xff, 0xff, 0x00)).toBe('eth');
  });

  test('ends where its length says: padding is not read', () => {
    const frame = ethernet(SOURCE, DESTINATION, 2, Uint8Array.of(0x42, 0x42, 0x03));
    expect(dissect(frame).protocols).toBe('eth');
  });

  test('within a tunnel replaces the addresses and the type of the outer frame', () => {
    const inner = ieee8023('02:00:00:00:00:03', '02:00:00:00:00:04', Uint8Array.of(0x42, 0x42, 0x03));
    expect(dissect(tunnelled(inner))).toMatchObject({
      fields: { ethSrc: '02:00:00:00:00:03', ethDst: '02:00:00:00:00:04', ipSrc: '10.0.0.1' },
      protocols: 'eth:llc:ip:gre',
    });
    expect(fieldsOf(tunnelled(inner))).not.toHaveProperty('ethType');
  });

  test('within a tunnel, cut off, leaves the outer frame decoded', () => {
    const frame = tunnelled(new Uint8Array(13));
    expect(dissect(frame)).toMatchObject({
      fields: { ethSrc: SOURCE, ethDst: DESTINATION, ethType: ETHER_TYPE.ipv4 },
      skipped: null,
    });
  });

  test('does not read what follows the frame', () => {
    const frame = ethernet(SOURCE, DESTINATION, ETHER_TYPE.ipv4, new Uint8Array(0));
    expect(fieldsOf(frame)).toEqual({ ethSrc: SOURCE, ethDst: DESTINATION, ethType: ETHER_TYPE.ipv4 });
    expect(fieldsOf(concatenate(frame, Uint8Array.of(0x45)))).toHaveProperty('ipVersion', 4);
  });
});

function tunnelled(inner: Uint8Array): Uint8Array {
  const tunnel = gre(ETHER_TYPE.transparentEthernet, inner);
  return ethernet(
    SOURCE,
    DESTINATION,
    ETHER_TYPE.ipv4,
    ipv4('10.0.0.1', '10.0.0.2', IP_PROTOCOL.gre, tunnel),
  );
}
