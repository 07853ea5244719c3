import {
  ETHER_TYPE,
  ethernet,
  geneve,
  IP_PROTOCOL,
  ipv4,
  ipv6,
  TUNNEL_PORT,
  udp,
} from '@networkml/packet-builder';
import { describe, expect, test } from 'vitest';
import { expectInnerTruncation } from '../../test-support/expect-truncation.js';
import { dissect } from '../../test-support/fields-of.js';

const version4 = ipv4('10.0.0.1', '10.0.0.2', IP_PROTOCOL.udp, udp(53, 1024));
const version6 = ipv6('fe80::1', 'fe80::2', IP_PROTOCOL.udp, udp(53, 1024));
const inner = ethernet('02:00:00:00:00:0a', '02:00:00:00:00:0b', ETHER_TYPE.ipv4, version4);

function frame(content: Uint8Array, source = 50_000): Uint8Array {
  const packet = ipv4('10.9.0.1', '10.9.0.2', IP_PROTOCOL.udp, udp(source, TUNNEL_PORT.geneve, content));
  return ethernet('02:00:00:00:00:01', '02:00:00:00:00:02', ETHER_TYPE.ipv4, packet);
}

describe('GENEVE', () => {
  test('carries what its EtherType says', () => {
    expect(dissect(frame(geneve(ETHER_TYPE.ipv4, version4)))).toMatchObject({
      fields: { ethSrc: '02:00:00:00:00:01', ipSrc: '10.0.0.1', udpSrcport: 53 },
      protocols: 'eth:ip:udp:geneve',
    });
    expect(dissect(frame(geneve(ETHER_TYPE.ipv6, version6))).fields).toHaveProperty('ipv6Src', 'fe80::1');
    expect(dissect(frame(geneve(ETHER_TYPE.transparentEthernet, inner))).fields).toMatchObject({
      ethSrc: '02:00:00:00:00:0a',
      udpSrcport: 53,
    });
  });

  test('has its payload behind its options', () => {
    for (const length of [4, 252]) {
      const tunnel = geneve(ETHER_TYPE.ipv4, version4, new Uint8Array(length));
      expect(dissect(frame(tunnel)).fields).toHaveProperty('udpSrcport', 53);
    }
  });

  test('of an unknown protocol ends the dissection', () => {
    expect(dissect(frame(geneve(0x1234, version4))).fields).toMatchObject({
      ipSrc: '10.9.0.1',
      udpDstport: 6081,
    });
  });

  test('cut off anywhere shows of the packet within exactly what is left', () => {
    expectInnerTruncation(frame(geneve(ETHER_TYPE.ipv4, version4, new Uint8Array(8))), 14 + 20 + 8 + 16);
  });
});
