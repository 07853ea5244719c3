import { ETHER_TYPE, IP_PROTOCOL, ieee8023, ipv4, snap, udp } from '@networkml/packet-builder';
import { describe, expect, test } from 'vitest';
import { expectTruncation } from '../../test-support/expect-truncation.js';
import { dissect } from '../../test-support/fields-of.js';

const packet = ipv4('10.0.0.1', '10.0.0.2', IP_PROTOCOL.udp, udp(53, 1024));

function frame(payload: Uint8Array): Uint8Array {
  return ieee8023('02:00:00:00:00:01', '02:00:00:00:00:02', payload);
}

describe('LLC', () => {
  test('without SNAP ends the dissection', () => {
    expect(dissect(frame(Uint8Array.of(0x42, 0x42, 0x03, 0x45, 0, 0, 0, 0))).protocols).toBe('eth:llc');
  });

  test.each([
    ['RFC 1042', 0x000000],
    ['IEEE 802.1H', 0x0000f8],
  ])('carries by SNAP what the EtherType of %s says', (_, oui) => {
    expect(dissect(frame(snap(oui, ETHER_TYPE.ipv4, packet)))).toMatchObject({
      fields: { ipSrc: '10.0.0.1', udpSrcport: 53 },
      protocols: 'eth:llc:ip:udp',
    });
  });

  test('has a SNAP protocol of its own under any other OUI', () => {
    expect(dissect(frame(snap(0x00000c, ETHER_TYPE.ipv4, packet))).protocols).toBe('eth:llc');
  });

  test('shows no EtherType: the frame has none', () => {
    expect(dissect(frame(snap(0, ETHER_TYPE.ipv4, packet))).fields).not.toHaveProperty('ethType');
  });

  test('gives exactly what is left of a frame that is cut off', () => {
    expectTruncation(frame(snap(0, ETHER_TYPE.ipv4, packet)), {
      ethSrc: 14,
      ethDst: 14,
      ipVersion: 23,
      ipDsfield: 24,
      ipFlags: 30,
      ipProto: 32,
      ipSrc: 38,
      ipDst: 42,
      udpSrcport: 46,
      udpDstport: 46,
    });
  });
});
