import { IP_PROTOCOL, ipv4, ipv6, udp } from '@networkml/packet-builder';
import { describe, expect, test } from 'vitest';
import { expectTruncation } from '../../test-support/expect-truncation.js';
import { ipv4UdpFieldsFrom } from '../../test-support/fields-from.js';
import { dissect } from '../../test-support/fields-of.js';

const version4 = ipv4('10.0.0.1', '10.0.0.2', IP_PROTOCOL.udp, udp(53, 1024));
const version6 = ipv6('fe80::1', 'fe80::2', IP_PROTOCOL.udp, udp(53, 1024));

describe('raw IP', () => {
  test.each([12, 14, 101])('of link type %i is of the version that it says', (linkType) => {
    expect(dissect(version4, linkType)).toMatchObject({
      fields: { ipVersion: 4, ipSrc: '10.0.0.1', udpSrcport: 53 },
      protocols: 'raw:ip:udp',
    });
    expect(dissect(version6, linkType)).toMatchObject({
      fields: { ipVersion: 6, ipv6Src: 'fe80::1', udpSrcport: 53 },
      protocols: 'raw:ipv6:udp',
    });
  });

  test('of a version that is none shows nothing', () => {
    expect(dissect(Uint8Array.of(0x50, 0, 0, 0), 101)).toEqual({
      fields: {},
      protocols: 'raw',
      skipped: null,
    });
  });

  test('that is announced as one version shows the version that it has', () => {
    expect(dissect(version4, 228).protocols).toBe('raw:ip:udp');
    expect(dissect(version6, 229).protocols).toBe('raw:ipv6:udp');
    expect(dissect(Uint8Array.of(0x50, 0), 228).fields).toEqual({ ipVersion: 5 });
    expect(dissect(Uint8Array.of(0x50, 0), 229).fields).toEqual({ ipVersion: 5 });
  });

  test.each([12, 14, 101, 228, 229])('of link type %i without a byte is skipped', (linkType) => {
    expect(dissect(new Uint8Array(0), linkType).skipped).toBe('truncated-link-header');
  });

  test('gives exactly what is left of a packet that is cut off', () => {
    for (const linkType of [12, 101, 228]) expectTruncation(version4, ipv4UdpFieldsFrom(0), linkType);
    const needed = { ipVersion: 1, ipv6Src: 24, ipv6Dst: 40, udpSrcport: 44, udpDstport: 44 };
    for (const linkType of [14, 101, 229]) expectTruncation(version6, needed, linkType);
  });
});
