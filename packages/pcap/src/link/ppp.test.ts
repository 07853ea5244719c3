import {
  IP_PROTOCOL,
  ipv4,
  ipv6,
  mplsLabel,
  PPP_PROTOCOL,
  ppp,
  pppInHdlc,
  udp,
} from '@networkml/packet-builder';
import { describe, expect, test } from 'vitest';
import { expectTruncation } from '../../test-support/expect-truncation.js';
import { ipv4UdpFieldsFrom } from '../../test-support/fields-from.js';
import { dissect } from '../../test-support/fields-of.js';

const version4 = ipv4('10.0.0.1', '10.0.0.2', IP_PROTOCOL.udp, udp(53, 1024));
const version6 = ipv6('fe80::1', 'fe80::2', IP_PROTOCOL.udp, udp(53, 1024));

describe.each([9, 50])('PPP of link type %i', (linkType) => {
  test.each([
    ['ip', PPP_PROTOCOL.ipv4, version4],
    ['ipv6', PPP_PROTOCOL.ipv6, version6],
  ])('carries %s, with the fields of HDLC and without', (name, protocol, content) => {
    const packet = ppp(protocol, content);
    for (const framed of [packet, pppInHdlc(packet)]) {
      expect(dissect(framed, linkType)).toMatchObject({
        fields: { udpSrcport: 53 },
        protocols: `ppp:${name}:udp`,
      });
    }
  });

  test('carries MPLS', () => {
    const packet = ppp(PPP_PROTOCOL.mpls, mplsLabel(16, true, version4));
    expect(dissect(packet, linkType).protocols).toBe('ppp:mpls:ip:udp');
  });

  test('may have its protocol compressed to one byte', () => {
    const packet = pppInHdlc(ppp(PPP_PROTOCOL.ipv4, version4, true));
    expect(dissect(packet, linkType).protocols).toBe('ppp:ip:udp');
  });

  test('of another protocol ends the dissection', () => {
    expect(dissect(pppInHdlc(ppp(PPP_PROTOCOL.linkControl, version4)), linkType).protocols).toBe('ppp');
  });

  test('cut within its header is skipped', () => {
    const packet = pppInHdlc(ppp(PPP_PROTOCOL.ipv4, version4));
    for (let length = 0; length < 4; length++) {
      expect(dissect(packet.subarray(0, length), linkType).skipped).toBe('truncated-link-header');
    }
  });

  test('gives exactly what is left of a packet that is cut off', () => {
    const packet = pppInHdlc(ppp(PPP_PROTOCOL.ipv4, version4));
    expectTruncation(packet, ipv4UdpFieldsFrom(4), linkType);
  });
});
