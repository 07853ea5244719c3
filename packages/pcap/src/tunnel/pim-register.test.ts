import { concatenate, ETHER_TYPE, ethernet, IP_PROTOCOL, ipv4, ipv6, udp } from '@networkml/packet-builder';
import { describe, expect, test } from 'vitest';
import { dissect, outermostOf } from '../../test-support/fields-of.js';

const PIM = 103;
const REGISTER = 0x21;
const datagram = ipv4('192.168.3.2', '239.1.2.3', IP_PROTOCOL.udp, udp(5004, 5005));

function frame(versionAndType: number, payload: Uint8Array): Uint8Array {
  const message = concatenate(Uint8Array.of(versionAndType, 0, 0, 0, 0, 0, 0, 0), payload);
  const packet = ipv4('10.0.0.1', '10.0.0.2', PIM, message);
  return ethernet('02:00:00:00:00:01', '02:00:00:00:00:02', ETHER_TYPE.ipv4, packet);
}

describe('a PIM register message', () => {
  test('shows the multicast packet that it carries, and keeps its own headers', () => {
    expect(dissect(frame(REGISTER, datagram))).toMatchObject({
      fields: { ipProto: 17, ipDst: '239.1.2.3', udpSrcport: 5004 },
      protocols: 'eth:ip:udp',
    });
    expect(outermostOf(frame(REGISTER, datagram)).fields).toMatchObject({ ipProto: PIM, ipDst: '10.0.0.2' });
  });

  test('carries IPv6 too', () => {
    const { fields } = dissect(frame(REGISTER, ipv6('fe80::1', 'ff02::1', IP_PROTOCOL.udp, udp(1, 2))));
    expect(fields).toMatchObject({ ipVersion: 6, ipv6Dst: 'ff02::1' });
  });

  test('that carries no packet, or is another message, shows itself', () => {
    const hello = 0x20;
    for (const whole of [
      frame(hello, datagram),
      frame(REGISTER, new Uint8Array(20)),
      frame(REGISTER, datagram).subarray(0, 14 + 20 + 8),
    ]) {
      expect(dissect(whole).fields).toMatchObject({ ipProto: PIM, ipDst: '10.0.0.2' });
    }
  });
});
