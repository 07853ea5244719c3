import { ETHER_TYPE, ethernet, IP_PROTOCOL, ipv4, udp } from '@networkml/packet-builder';
import { describe, expect, test } from 'vitest';
import { expectTruncation } from '../test-support/expect-truncation.js';
import { dissect } from '../test-support/fields-of.js';

function frame(datagram: Uint8Array): Uint8Array {
  const packet = ipv4('10.0.0.1', '10.0.0.2', IP_PROTOCOL.udp, datagram);
  return ethernet('02:00:00:00:00:01', '02:00:00:00:00:02', ETHER_TYPE.ipv4, packet);
}

describe('UDP', () => {
  test.each([
    [53, 65_535],
    [0, 0x8000],
  ])('gives the ports %i and %i', (source, destination) => {
    expect(dissect(frame(udp(source, destination)))).toMatchObject({
      fields: { udpSrcport: source, udpDstport: destination },
      protocols: 'eth:ip:udp',
    });
  });

  test('has ports whatever its length says', () => {
    for (const length of [0, 7, 65_535]) {
      const datagram = udp(53, 1024);
      new DataView(datagram.buffer).setUint16(4, length);
      expect(dissect(frame(datagram)).fields).toMatchObject({ udpSrcport: 53, udpDstport: 1024 });
    }
  });

  test('gives exactly what is left of a frame that is cut off', () => {
    expectTruncation(frame(udp(53, 1024, new Uint8Array(4))), {
      ethSrc: 14,
      ethDst: 14,
      ethType: 14,
      ipVersion: 15,
      ipDsfield: 16,
      ipFlags: 22,
      ipProto: 24,
      ipSrc: 30,
      ipDst: 34,
      udpSrcport: 38,
      udpDstport: 38,
    });
  });
});
