import {
  ETHER_TYPE,
  ethernet,
  IP_PROTOCOL,
  ipv4,
  TCP_FLAG,
  TUNNEL_PORT,
  tcp,
  udp,
  vxlan,
} from '@networkml/packet-builder';
import { describe, expect, test } from 'vitest';
import { expectInnerTruncation } from '../../test-support/expect-truncation.js';
import { dissect } from '../../test-support/fields-of.js';

const version4 = ipv4('10.0.0.1', '10.0.0.2', IP_PROTOCOL.udp, udp(53, 1024));
const inner = ethernet('02:00:00:00:00:0a', '02:00:00:00:00:0b', ETHER_TYPE.ipv4, version4);

function frame(content: Uint8Array, source = 50_000): Uint8Array {
  const packet = ipv4('10.9.0.1', '10.9.0.2', IP_PROTOCOL.udp, udp(source, TUNNEL_PORT.vxlan, content));
  return ethernet('02:00:00:00:00:01', '02:00:00:00:00:02', ETHER_TYPE.ipv4, packet);
}

describe('VXLAN', () => {
  test('shows the frame that it carries', () => {
    expect(dissect(frame(vxlan(inner)))).toMatchObject({
      fields: { ethSrc: '02:00:00:00:00:0a', ethDst: '02:00:00:00:00:0b', ipSrc: '10.0.0.1', udpSrcport: 53 },
      protocols: 'eth:ip:udp:vxlan',
    });
  });

  test('keeps the outer ports where the packet within has none of UDP', () => {
    const segment = tcp(443, 50_001, TCP_FLAG.ack);
    const packet = ipv4('10.0.0.1', '10.0.0.2', IP_PROTOCOL.tcp, segment);
    const tunnel = vxlan(ethernet('02:00:00:00:00:0a', '02:00:00:00:00:0b', ETHER_TYPE.ipv4, packet));
    expect(dissect(frame(tunnel)).fields).toMatchObject({
      ipProto: 6,
      tcpSrcport: 443,
      udpSrcport: 50_000,
      udpDstport: 4789,
    });
  });

  test('keeps the outer addresses if the frame within is cut off', () => {
    const whole = frame(vxlan(inner));
    const start = 14 + 20 + 8 + 8;
    for (let length = start; length < start + 14; length++) {
      expect(dissect(whole.subarray(0, length)).fields).toMatchObject({
        ethSrc: '02:00:00:00:00:01',
        ipSrc: '10.9.0.1',
        udpDstport: 4789,
      });
    }
  });

  test('cut off anywhere shows of the packet within exactly what is left', () => {
    expectInnerTruncation(frame(vxlan(inner)), 14 + 20 + 8 + 8 + 14);
  });
});
