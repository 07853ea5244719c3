import {
  authenticationHeader,
  ETHER_TYPE,
  ethernet,
  IP_PROTOCOL,
  ipv4,
  ipv6,
  tcp,
} from '@networkml/packet-builder';
import { describe, expect, test } from 'vitest';
import { expectTruncation } from '../../test-support/expect-truncation.js';
import { dissect } from '../../test-support/fields-of.js';

const segment = tcp(80, 1024, 0x10);

function frame(protocol: number, content: Uint8Array): Uint8Array {
  const packet = ipv4('10.0.0.1', '10.0.0.2', protocol, content);
  return ethernet('02:00:00:00:00:01', '02:00:00:00:00:02', ETHER_TYPE.ipv4, packet);
}

describe('the IP Authentication Header', () => {
  test('leaves what it protects readable, and ip.proto as the IP header says', () => {
    expect(dissect(frame(IP_PROTOCOL.ah, authenticationHeader(IP_PROTOCOL.tcp, segment)))).toMatchObject({
      fields: { ipProto: 51, tcpSrcport: 80, tcpFlags: 0x10 },
      protocols: 'eth:ip:ah:tcp',
    });
  });

  test('follows IPv6 too', () => {
    const packet = ipv6('::1', '::1', IP_PROTOCOL.ah, authenticationHeader(IP_PROTOCOL.tcp, segment));
    const { protocols } = dissect(
      ethernet('02:00:00:00:00:01', '02:00:00:00:00:02', ETHER_TYPE.ipv6, packet),
    );
    expect(protocols).toBe('eth:ipv6:ah:tcp');
  });

  test('gives exactly what is left of a frame that is cut off', () => {
    expectTruncation(frame(IP_PROTOCOL.ah, authenticationHeader(IP_PROTOCOL.tcp, segment)), {
      ethSrc: 14,
      ethDst: 14,
      ethType: 14,
      ipVersion: 15,
      ipDsfield: 16,
      ipFlags: 22,
      ipProto: 24,
      ipSrc: 30,
      ipDst: 34,
      tcpSrcport: 34 + 24 + 4,
      tcpDstport: 34 + 24 + 4,
      tcpFlags: 34 + 24 + 16,
    });
  });
});

describe('the IP Encapsulating Security Payload', () => {
  test('is named, and nothing behind it is read', () => {
    expect(dissect(frame(IP_PROTOCOL.esp, segment))).toMatchObject({
      fields: { ipProto: 50 },
      protocols: 'eth:ip:esp',
    });
    expect(dissect(frame(IP_PROTOCOL.esp, segment)).fields).not.toHaveProperty('tcpSrcport');
  });
});
