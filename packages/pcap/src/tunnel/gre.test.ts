import {
  ETHER_TYPE,
  ethernet,
  GRE_FLAG,
  gre,
  IP_PROTOCOL,
  ipv4,
  ipv6,
  PPP_PROTOCOL,
  ppp,
  pppInHdlc,
  pptpGre,
  udp,
} from '@networkml/packet-builder';
import { describe, expect, test } from 'vitest';
import { expectInnerTruncation, expectTruncation } from '../../test-support/expect-truncation.js';
import { dissect } from '../../test-support/fields-of.js';

const inner = ipv4('192.168.3.2', '8.8.8.8', IP_PROTOCOL.udp, udp(53, 1024));

function frame(tunnel: Uint8Array): Uint8Array {
  const packet = ipv4('10.0.0.1', '10.0.0.2', IP_PROTOCOL.gre, tunnel);
  return ethernet('02:00:00:00:00:01', '02:00:00:00:00:02', ETHER_TYPE.ipv4, packet);
}

const point = pppInHdlc(ppp(PPP_PROTOCOL.ipv4, inner));

describe('GRE', () => {
  test('gives its protocol, and the packet that it carries', () => {
    expect(dissect(frame(gre(ETHER_TYPE.ipv4, inner)))).toMatchObject({
      fields: { greProto: 0x0800, ipProto: 17, ipSrc: '192.168.3.2', udpSrcport: 53 },
      protocols: 'eth:ip:gre:udp',
    });
  });

  test('carries IPv6 beside the outer IPv4', () => {
    const tunnel = gre(ETHER_TYPE.ipv6, ipv6('fe80::1', 'fe80::2', IP_PROTOCOL.udp, udp(53, 1024)));
    expect(dissect(frame(tunnel)).fields).toMatchObject({
      greProto: 0x86dd,
      ipVersion: 6,
      ipProto: 47,
      ipSrc: '10.0.0.1',
      ipv6Src: 'fe80::1',
    });
  });

  test('has its payload behind whichever optional fields its flags announce', () => {
    const { checksum, key, sequenceNumber } = GRE_FLAG;
    for (let choice = 0; choice < 8; choice++) {
      const flags = [checksum, key, sequenceNumber].reduce(
        (all, flag, i) => all | (choice & (1 << i) ? flag : 0),
        0,
      );
      expect(dissect(frame(gre(ETHER_TYPE.ipv4, inner, flags))).fields, `flags ${flags}`).toMatchObject({
        ipSrc: '192.168.3.2',
        udpSrcport: 53,
      });
    }
  });

  test.each([
    ['source routes', GRE_FLAG.routing],
    ['another version', 1],
  ])('with %s gives its protocol only', (_, flags) => {
    expect(dissect(frame(gre(ETHER_TYPE.ipv4, inner, flags)))).toMatchObject({
      fields: { greProto: 0x0800, ipSrc: '10.0.0.1' },
      protocols: 'eth:ip:gre',
    });
  });

  test('of an unknown protocol ends the dissection', () => {
    expect(dissect(frame(gre(0x1234, inner)))).toMatchObject({
      fields: { greProto: 0x1234, ipSrc: '10.0.0.1' },
      protocols: 'eth:ip:gre',
    });
  });

  test('gives exactly what is left of a frame that is cut off', () => {
    expectTruncation(frame(gre(0x1234, new Uint8Array(4), GRE_FLAG.key)), {
      ethSrc: 14,
      ethDst: 14,
      ethType: 14,
      ipVersion: 15,
      ipDsfield: 16,
      ipFlags: 22,
      ipProto: 24,
      ipSrc: 30,
      ipDst: 34,
      greProto: 38,
    });
  });
});

describe('GRE of PPTP', () => {
  test.each([
    ['with a sequence number', {}],
    ['with an acknowledgment too', { acknowledgment: true }],
  ])('%s carries PPP', (_, options) => {
    expect(dissect(frame(pptpGre(point, options)))).toMatchObject({
      fields: { greProto: 0x880b, ipSrc: '192.168.3.2', udpSrcport: 53 },
      protocols: 'eth:ppp:ip:gre:udp',
    });
  });

  test('without a sequence number acknowledges, and carries nothing', () => {
    const tunnel = pptpGre(point, { sequenceNumber: false, acknowledgment: true });
    expect(dissect(frame(tunnel)).fields).toMatchObject({ greProto: 0x880b, ipSrc: '10.0.0.1' });
  });

  test('ends where its length says: padding is not read', () => {
    const tunnel = pptpGre(point);
    new DataView(tunnel.buffer).setUint16(4, 4 + 15);
    expect(dissect(frame(tunnel)).fields).not.toHaveProperty('ipSrc');
  });

  test('cut off anywhere shows of the packet within exactly what is left', () => {
    expectInnerTruncation(frame(pptpGre(point, { acknowledgment: true })), 14 + 20 + 16 + 4);
  });
});
