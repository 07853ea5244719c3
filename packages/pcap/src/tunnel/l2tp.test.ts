import {
  ETHER_TYPE,
  ethernet,
  IP_PROTOCOL,
  ipv4,
  L2TP_FLAG,
  l2tp,
  PPP_PROTOCOL,
  ppp,
  pppInHdlc,
  TUNNEL_PORT,
  udp,
} from '@networkml/packet-builder';
import { describe, expect, test } from 'vitest';
import { expectInnerTruncation } from '../../test-support/expect-truncation.js';
import { dissect } from '../../test-support/fields-of.js';

const version4 = ipv4('10.0.0.1', '10.0.0.2', IP_PROTOCOL.udp, udp(53, 1024));
const packet = pppInHdlc(ppp(PPP_PROTOCOL.ipv4, version4));

function frame(content: Uint8Array, source = 50_000): Uint8Array {
  const packet = ipv4('10.9.0.1', '10.9.0.2', IP_PROTOCOL.udp, udp(source, TUNNEL_PORT.l2tp, content));
  return ethernet('02:00:00:00:00:01', '02:00:00:00:00:02', ETHER_TYPE.ipv4, packet);
}

const sourceOf = (tunnel: Uint8Array) => dissect(frame(tunnel)).fields.ipSrc;
const { length, sequence, offset } = L2TP_FLAG;

describe('L2TP', () => {
  test('carries PPP, with the fields of HDLC and without', () => {
    expect(dissect(frame(l2tp(packet)))).toMatchObject({
      fields: { ipSrc: '10.0.0.1', udpSrcport: 53 },
      protocols: 'eth:ppp:ip:udp:l2tp',
    });
    expect(sourceOf(l2tp(ppp(PPP_PROTOCOL.ipv4, version4)))).toBe('10.0.0.1');
  });

  test('has its payload behind whichever optional fields its flags announce', () => {
    for (let choice = 0; choice < 8; choice++) {
      const flags = [length, sequence, offset].reduce(
        (all, flag, i) => all | (choice & (1 << i) ? flag : 0),
        0,
      );
      expect(sourceOf(l2tp(packet, flags)), `flags ${flags}`).toBe('10.0.0.1');
    }
  });

  test('has nothing readable in control messages and other versions', () => {
    expect(sourceOf(l2tp(packet, L2TP_FLAG.control | length))).toBe('10.9.0.1');
    expect(sourceOf(l2tp(packet, 1))).toBe('10.9.0.1');
  });

  test('ends where its length says: padding is not read', () => {
    const tunnel = l2tp(packet, length);
    new DataView(tunnel.buffer).setUint16(2, 8 + 4 + 15);
    expect(dissect(frame(tunnel)).fields).not.toHaveProperty('ipSrc');
  });

  test('cut off anywhere shows of the packet within exactly what is left', () => {
    expectInnerTruncation(frame(l2tp(packet, length | sequence | offset)), 14 + 20 + 8 + 18 + 4);
  });
});
