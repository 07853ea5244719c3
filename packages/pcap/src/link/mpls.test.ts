import {
  concatenate,
  controlWord,
  ETHER_TYPE,
  ethernet,
  IP_PROTOCOL,
  ipv4,
  ipv6,
  mplsLabel,
  udp,
} from '@networkml/packet-builder';
import { describe, expect, test } from 'vitest';
import { expectTruncation } from '../../test-support/expect-truncation.js';
import { ethernetFieldsFrom, ipv4UdpFieldsFrom } from '../../test-support/fields-from.js';
import { dissect } from '../../test-support/fields-of.js';

const version4 = ipv4('10.0.0.1', '10.0.0.2', IP_PROTOCOL.udp, udp(53, 1024));
const version6 = ipv6('fe80::1', 'fe80::2', IP_PROTOCOL.udp, udp(53, 1024));
const carried = ethernet('00:00:5e:00:53:01', '12:00:00:00:00:02', ETHER_TYPE.ipv4, version4);

function frame(stack: Uint8Array, type: number = ETHER_TYPE.mpls): Uint8Array {
  return ethernet('02:00:00:00:00:01', '02:00:00:00:00:02', type, stack);
}

describe('MPLS', () => {
  test.each([
    ['unicast', ETHER_TYPE.mpls],
    ['multicast', ETHER_TYPE.mplsMulticast],
  ])('carries, %s, IPv4 and IPv6 told by their first bits', (_, type) => {
    expect(dissect(frame(mplsLabel(16, true, version4), type))).toMatchObject({
      fields: { ethType: type, ipSrc: '10.0.0.1', udpSrcport: 53 },
      protocols: 'eth:mpls:ip:udp',
    });
    expect(dissect(frame(mplsLabel(16, true, version6), type)).protocols).toBe('eth:mpls:ipv6:udp');
  });

  test('has its payload behind the label at the bottom of the stack', () => {
    const stack = mplsLabel(0xfffff, false, mplsLabel(17, false, mplsLabel(18, true, version4)));
    expect(dissect(frame(stack)).fields).toHaveProperty('udpSrcport', 53);
  });

  test('is carried by IP as well', () => {
    const packet = ipv4('10.9.0.1', '10.9.0.2', IP_PROTOCOL.mpls, mplsLabel(16, true, version4));
    const { protocols, fields } = dissect(packet, 101);
    expect(protocols).toBe('raw:mpls:ip:udp');
    expect(fields).toHaveProperty('ipSrc', '10.0.0.1');
  });

  test('carries Ethernet behind a control word, whose addresses are those that count', () => {
    expect(dissect(frame(mplsLabel(16, true, controlWord(carried))))).toMatchObject({
      fields: { ethSrc: '00:00:5e:00:53:01', ethType: 0x0800, ipSrc: '10.0.0.1' },
      protocols: 'eth:mpls:ip:udp',
    });
  });

  test('carries Ethernet without control word if its first bits are no other sign', () => {
    expect(
      dissect(frame(mplsLabel(16, true, concatenate(Uint8Array.of(0x22), carried.subarray(1))))),
    ).toMatchObject({
      fields: { ethDst: '22:00:00:00:00:02', ethSrc: '00:00:5e:00:53:01' },
    });
  });

  test('is carried by UDP too, told by its port', () => {
    const datagram = udp(50_000, 6635, mplsLabel(16, true, version6));
    const packet = ipv4('10.0.0.1', '10.0.0.2', IP_PROTOCOL.udp, datagram);
    expect(dissect(frame(packet, ETHER_TYPE.ipv4))).toMatchObject({
      fields: { ipSrc: '10.0.0.1', ipv6Src: 'fe80::1', udpSrcport: 53 },
      protocols: 'eth:mpls:ip:ipv6:udp',
    });
  });

  test('has an associated channel that carries no packet', () => {
    expect(dissect(frame(mplsLabel(16, true, carried))).protocols).toBe('eth:mpls');
  });

  test('without a bottom of its stack ends the dissection', () => {
    const labels = Array.from({ length: 10_000 }, () => mplsLabel(16, false, new Uint8Array(0)));
    expect(dissect(frame(concatenate(...labels))).protocols).toBe('eth:mpls');
  });

  test('gives exactly what is left of a frame that is cut off', () => {
    expectTruncation(frame(mplsLabel(16, false, mplsLabel(17, true, version4))), {
      ...ethernetFieldsFrom(0),
      ...ipv4UdpFieldsFrom(14 + 8),
    });
  });
});
