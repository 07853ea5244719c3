import {
  ETHER_TYPE,
  ethernet,
  IP_PROTOCOL,
  ipv4,
  ipv6,
  TUNNEL_PORT,
  teredoAuthentication,
  teredoOrigin,
  udp,
} from '@networkml/packet-builder';
import { describe, expect, test } from 'vitest';
import { dissect } from '../../test-support/fields-of.js';

const version6 = ipv6('fe80::1', 'fe80::2', IP_PROTOCOL.udp, udp(53, 1024));

function frame(content: Uint8Array, source = 50_000): Uint8Array {
  const packet = ipv4('10.9.0.1', '10.9.0.2', IP_PROTOCOL.udp, udp(source, TUNNEL_PORT.teredo, content));
  return ethernet('02:00:00:00:00:01', '02:00:00:00:00:02', ETHER_TYPE.ipv4, packet);
}

describe('Teredo', () => {
  test.each([
    ['alone', version6],
    ['behind an origin indication', teredoOrigin(version6)],
    ['behind an authentication header', teredoAuthentication(version6)],
    ['behind a long authentication header', teredoAuthentication(version6, 255, 20)],
    ['behind both', teredoAuthentication(teredoOrigin(version6), 4, 4)],
  ])('carries IPv6, %s, beside the outer IPv4', (_, tunnel) => {
    expect(dissect(frame(tunnel))).toMatchObject({
      fields: { ipVersion: 6, ipSrc: '10.9.0.1', ipv6Src: 'fe80::1', udpSrcport: 53 },
      protocols: 'eth:ip:ipv6:udp:teredo',
    });
  });

  test('has nothing readable in what is no IPv6 packet', () => {
    for (const tunnel of [ipv4('10.0.0.1', '10.0.0.2', 6, new Uint8Array(0)), Uint8Array.of(0, 2, 0x60, 0)]) {
      expect(dissect(frame(tunnel)).fields).toMatchObject({ ipVersion: 4, udpDstport: 3544 });
    }
  });

  test('cut off anywhere shows of the packet within exactly what is left', () => {
    const whole = frame(teredoAuthentication(teredoOrigin(version6), 4, 4));
    const start = 14 + 20 + 8 + 21 + 8;
    for (let length = 14 + 20 + 4; length <= whole.length; length++) {
      const { fields } = dissect(whole.subarray(0, length));
      expect(fields, `cut at ${length}`).toMatchObject({
        ipVersion: length <= start ? 4 : 6,
        ipSrc: '10.9.0.1',
        ...(length < start + 44 ? {} : { udpSrcport: 53 }),
      });
      expect(Object.hasOwn(fields, 'ipv6Src'), `cut at ${length}`).toBe(length >= start + 24);
      expect(Object.hasOwn(fields, 'ipv6Dst'), `cut at ${length}`).toBe(length >= start + 40);
    }
  });
});
