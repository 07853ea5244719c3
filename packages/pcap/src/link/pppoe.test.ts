import {
  concatenate,
  ETHER_TYPE,
  ethernet,
  IP_PROTOCOL,
  ipv4,
  PPP_PROTOCOL,
  ppp,
  pppoeSession,
  udp,
} from '@networkml/packet-builder';
import { describe, expect, test } from 'vitest';
import { expectTruncation } from '../../test-support/expect-truncation.js';
import { ethernetFieldsFrom, ipv4UdpFieldsFrom } from '../../test-support/fields-from.js';
import { dissect } from '../../test-support/fields-of.js';

const packet = ppp(PPP_PROTOCOL.ipv4, ipv4('10.0.0.1', '10.0.0.2', IP_PROTOCOL.udp, udp(53, 1024)));

function frame(session: Uint8Array): Uint8Array {
  return ethernet('02:00:00:00:00:01', '02:00:00:00:00:02', ETHER_TYPE.pppoeSession, session);
}

describe('a PPPoE session', () => {
  test('carries PPP, while eth.type stays its own', () => {
    expect(dissect(frame(pppoeSession(packet)))).toMatchObject({
      fields: { ethType: 0x8864, ipSrc: '10.0.0.1', udpSrcport: 53 },
      protocols: 'eth:pppoes:ppp:ip:udp',
    });
  });

  test('ends where its length says: padding is not read', () => {
    const short = concatenate(pppoeSession(packet.subarray(0, 2 + 23)), packet.subarray(2 + 23));
    expect(dissect(frame(short)).fields).toHaveProperty('ipDst', '10.0.0.2');
    expect(dissect(frame(short)).fields).not.toHaveProperty('udpSrcport');
  });

  test('gives exactly what is left of a frame that is cut off', () => {
    expectTruncation(frame(pppoeSession(packet)), {
      ...ethernetFieldsFrom(0),
      ...ipv4UdpFieldsFrom(14 + 6 + 2),
    });
  });
});
