import {
  IP_PROTOCOL,
  ipv4,
  ipv6,
  loopback,
  PPP_PROTOCOL,
  ppp,
  pppInHdlc,
  udp,
} from '@networkml/packet-builder';
import { describe, expect, test } from 'vitest';
import { expectTruncation } from '../../test-support/expect-truncation.js';
import { ipv4UdpFieldsFrom } from '../../test-support/fields-from.js';
import { dissect } from '../../test-support/fields-of.js';

const NULL = 0;
const LOOP = 108;
const INET = 2;
const version4 = ipv4('10.0.0.1', '10.0.0.2', IP_PROTOCOL.udp, udp(53, 1024));
const version6 = ipv6('fe80::1', 'fe80::2', IP_PROTOCOL.udp, udp(53, 1024));

describe('BSD loopback', () => {
  test.each([true, false])('tells IPv4 by its family, little-endian: %s', (littleEndian) => {
    expect(dissect(loopback(INET, version4, littleEndian), NULL)).toMatchObject({
      fields: { ipSrc: '10.0.0.1', udpSrcport: 53 },
      protocols: 'null:ip:udp',
    });
  });

  test.each([24, 28, 30])('tells IPv6 by the family %i of one of the systems', (family) => {
    for (const littleEndian of [true, false]) {
      expect(dissect(loopback(family, version6, littleEndian), NULL).protocols).toBe('null:ipv6:udp');
    }
  });

  test('has a family of sixteen bits on some systems', () => {
    for (const family of [0x0002_0000, 0x0200_0000]) {
      expect(dissect(loopback(family, version4), NULL).protocols, String(family)).toBe('null:ip:udp');
    }
  });

  test('has an EtherType instead of a family on others', () => {
    for (const littleEndian of [true, false]) {
      expect(dissect(loopback(0x86dd, version6, littleEndian), NULL).protocols).toBe('null:ipv6:udp');
    }
  });

  test('has PPP instead of a family on others', () => {
    const packet = pppInHdlc(ppp(PPP_PROTOCOL.ipv4, version4));
    expect(dissect(packet, NULL).protocols).toBe('null:ppp:ip:udp');
  });

  test('of another family ends the dissection', () => {
    expect(dissect(loopback(7, version4), NULL)).toEqual({ fields: {}, protocols: 'null', skipped: null });
  });

  test('cut within its header is skipped', () => {
    for (const linkType of [NULL, LOOP]) {
      expect(dissect(loopback(INET, version4).subarray(0, 3), linkType).skipped).toBe(
        'truncated-link-header',
      );
    }
  });

  test('gives exactly what is left of a packet that is cut off', () => {
    expectTruncation(loopback(INET, version4, true), ipv4UdpFieldsFrom(4), NULL);
  });
});

describe('OpenBSD loopback', () => {
  test('tells the version by its family in network byte order only', () => {
    expect(dissect(loopback(INET, version4), LOOP).protocols).toBe('null:ip:udp');
    expect(dissect(loopback(24, version6), LOOP).protocols).toBe('null:ipv6:udp');
    expect(dissect(loopback(INET, version4, true), LOOP).protocols).toBe('null');
  });

  test('gives exactly what is left of a packet that is cut off', () => {
    expectTruncation(loopback(INET, version4), ipv4UdpFieldsFrom(4), LOOP);
  });
});
