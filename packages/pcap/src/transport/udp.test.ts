import {
  ETHER_TYPE,
  ethernet,
  geneve,
  gtpU,
  IP_PROTOCOL,
  ipv4,
  TUNNEL_PORT,
  udp,
} from '@networkml/packet-builder';
import { describe, expect, test } from 'vitest';
import { expectTruncation } from '../../test-support/expect-truncation.js';
import { dissect, headerOf } from '../../test-support/fields-of.js';

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

  test('gives its length as its header says, whatever was captured of it', () => {
    const whole = frame(udp(53, 1024, new Uint8Array(100)));
    expect(headerOf(whole.subarray(0, 42), ['udpLength'])).toEqual({ udpLength: 108 });
    expect(headerOf(whole.subarray(0, 39), ['udpLength', 'udpSrcport'])).toEqual({ udpSrcport: 53 });
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

  describe('between ports of which one is that of a tunnel', () => {
    const inner = ipv4('172.16.0.1', '172.16.0.2', IP_PROTOCOL.udp, udp(53, 1024));
    const sourceOf = (source: number, destination: number, content: Uint8Array) =>
      dissect(frame(udp(source, destination, content))).fields.ipSrc;
    const ofGtp = gtpU(inner);
    const ofGeneve = geneve(ETHER_TYPE.ipv4, inner);

    test('carries the tunnel in either direction', () => {
      expect(sourceOf(50_000, TUNNEL_PORT.gtpU, ofGtp)).toBe('172.16.0.1');
      expect(sourceOf(TUNNEL_PORT.gtpU, 50_000, ofGtp)).toBe('172.16.0.1');
      expect(sourceOf(TUNNEL_PORT.gtpU, TUNNEL_PORT.gtpU, ofGtp)).toBe('172.16.0.1');
    });

    test('carries that of the lower port if both are', () => {
      for (const [source, destination] of [
        [TUNNEL_PORT.gtpU, TUNNEL_PORT.geneve],
        [TUNNEL_PORT.geneve, TUNNEL_PORT.gtpU],
      ]) {
        expect(sourceOf(source, destination, ofGtp)).toBe('172.16.0.1');
        expect(sourceOf(source, destination, ofGeneve)).toBe('10.0.0.1');
      }
    });

    test('is no tunnel if the other is that of a well-known service', () => {
      expect(sourceOf(53, TUNNEL_PORT.gtpU, ofGtp)).toBe('10.0.0.1');
      expect(sourceOf(TUNNEL_PORT.gtpU, 1023, ofGtp)).toBe('10.0.0.1');
      expect(sourceOf(TUNNEL_PORT.gtpU, 1024, ofGtp)).toBe('172.16.0.1');
    });

    test('ends where its length says, if it says anything', () => {
      const withLength = (length: number) => {
        const datagram = udp(50_000, TUNNEL_PORT.gtpU, ofGtp);
        new DataView(datagram.buffer).setUint16(4, length);
        return dissect(frame(datagram)).fields.ipSrc;
      };
      expect(withLength(7)).toBe('10.0.0.1');
      expect(withLength(8 + 8)).toBe('10.0.0.1');
      expect(withLength(8 + 8 + 16)).toBe('172.16.0.1');
      expect(withLength(0)).toBe('172.16.0.1');
      expect(withLength(65_535)).toBe('172.16.0.1');
    });
  });
});
