import {
  concatenate,
  ETHER_TYPE,
  ethernet,
  IP_PROTOCOL,
  ipv4,
  ipv6,
  ipv6Fragment,
  udp,
  vlanTag,
} from '@networkml/packet-builder';
import { describe, expect, test } from 'vitest';
import { udpPortsOf } from '../../test-support/dissect-all.js';

const SOURCE = '02:00:00:00:00:01';
const DESTINATION = '02:00:00:00:00:02';
const MORE_FRAGMENTS = 0x2000;
const datagram = udp(53, 1024, new Uint8Array(32));

interface FragmentOptions {
  readonly identification?: number;
  readonly source?: string;
  readonly protocol?: number;
  readonly content?: Uint8Array;
}

/** The IPv4 packet that carries the bytes from `from` to `to` of a content. */
function packet4(from: number, to: number, options: FragmentOptions = {}): Uint8Array {
  const { identification = 7, source = '10.0.0.1', protocol = IP_PROTOCOL.udp, content = datagram } = options;
  const flagsAndOffset = (to < content.length ? MORE_FRAGMENTS : 0) | (from / 8);
  return ipv4(source, '10.0.0.2', protocol, content.subarray(from, to), { identification, flagsAndOffset });
}

function frame4(from: number, to: number, options?: FragmentOptions): Uint8Array {
  return ethernet(SOURCE, DESTINATION, ETHER_TYPE.ipv4, packet4(from, to, options));
}

function frame6(
  from: number,
  to: number,
  identification = 7,
  nextHeader: number = IP_PROTOCOL.udp,
): Uint8Array {
  const part = datagram.subarray(from, to);
  const content = ipv6Fragment(nextHeader, from / 8, to < datagram.length, part, identification);
  return ethernet(
    SOURCE,
    DESTINATION,
    ETHER_TYPE.ipv6,
    ipv6('fe80::1', 'fe80::2', IP_PROTOCOL.fragment, content),
  );
}

describe.each([
  ['IPv4', frame4],
  ['IPv6', frame6],
] as const)('fragments of %s', (_, frame) => {
  test.each([
    [
      'in order',
      [
        [0, 16],
        [16, 32],
        [32, 40],
      ],
    ],
    [
      'in reverse',
      [
        [32, 40],
        [16, 32],
        [0, 16],
      ],
    ],
    [
      'mixed and repeated',
      [
        [16, 32],
        [32, 40],
        [16, 32],
        [0, 16],
      ],
    ],
    [
      'overlapping',
      [
        [0, 24],
        [8, 32],
        [24, 40],
      ],
    ],
    [
      'with the ports in two of them',
      [
        [8, 40],
        [0, 8],
      ],
    ],
  ])('%s show what they carry in the one that completes the datagram', (_, parts) => {
    const ports = udpPortsOf(parts.map(([from, to]) => frame(from, to)));
    expect(ports).toEqual([...new Array(parts.length - 1).fill(undefined), 53]);
  });

  test('show nothing if one is missing', () => {
    expect(udpPortsOf([frame(0, 16), frame(32, 40)])).toEqual([undefined, undefined]);
  });

  test('begin anew once the datagram is complete', () => {
    const frames = [frame(0, 16), frame(16, 40), frame(16, 40), frame(0, 16)];
    expect(udpPortsOf(frames)).toEqual([undefined, 53, undefined, 53]);
  });

  test('of which too little was captured are not put together', () => {
    const cut = frame(16, 40).subarray(0, -1);
    expect(udpPortsOf([frame(0, 16), cut, frame(16, 40)])).toEqual([undefined, undefined, 53]);
  });
});

describe('fragments of IPv4', () => {
  test.each([
    ['identifications', { identification: 8 }],
    ['sources', { source: '10.0.0.3' }],
    ['protocols', { protocol: IP_PROTOCOL.tcp }],
  ])('of different %s are not of one datagram', (_, options) => {
    expect(udpPortsOf([frame4(0, 16), frame4(16, 40, options)])).toEqual([undefined, undefined]);
  });

  test('of different VLANs are not of one datagram', () => {
    const tagged = (id: number, packet: Uint8Array) =>
      ethernet(SOURCE, DESTINATION, ETHER_TYPE.vlan, vlanTag(id, ETHER_TYPE.ipv4, packet));
    const first = tagged(1, packet4(0, 16));
    expect(udpPortsOf([first, tagged(2, packet4(16, 40)), tagged(1, packet4(16, 40))])).toEqual([
      undefined,
      undefined,
      53,
    ]);
  });

  test('show their content in the first one if too little of that was captured', () => {
    expect(udpPortsOf([frame4(0, 16).subarray(0, -1), frame4(16, 40)])).toEqual([53, undefined]);
  });

  test('do not read padding', () => {
    const padded = concatenate(frame4(16, 40), new Uint8Array(20));
    expect(udpPortsOf([frame4(0, 16), padded])).toEqual([undefined, 53]);
  });

  test('of a packet in a packet show the packet within', () => {
    const content = ipv4('172.16.0.1', '172.16.0.2', IP_PROTOCOL.udp, datagram);
    const options = { protocol: IP_PROTOCOL.ipv4, content };
    const frames = [frame4(0, 24, options), frame4(24, content.length, options)];
    expect(udpPortsOf(frames)).toEqual([undefined, 53]);
  });

  test('are forgotten if 1024 datagrams have begun since', () => {
    const others = (count: number) =>
      Array.from({ length: count }, (_, i) => frame4(0, 16, { identification: 1000 + i }));
    const lastOf = (count: number) => udpPortsOf([frame4(0, 16), ...others(count), frame4(16, 40)]).at(-1);
    expect(lastOf(1023)).toBe(53);
    expect(lastOf(1024)).toBeUndefined();
  });
});

describe('fragments of IPv6', () => {
  test('of different identifications are not of one datagram', () => {
    expect(udpPortsOf([frame6(0, 16), frame6(16, 40, 0x1_0007)])).toEqual([undefined, undefined]);
  });

  test('show nothing in the first one if too little of that was captured', () => {
    expect(udpPortsOf([frame6(0, 16).subarray(0, -1), frame6(16, 40)])).toEqual([undefined, undefined]);
  });

  test('without an IPv6 header before them are not put together', () => {
    const part = (from: number, to: number) =>
      ethernet(
        SOURCE,
        DESTINATION,
        ETHER_TYPE.ipv4,
        ipv4(
          '10.0.0.1',
          '10.0.0.2',
          IP_PROTOCOL.fragment,
          ipv6Fragment(IP_PROTOCOL.udp, from / 8, to < 40, datagram.subarray(from, to)),
        ),
      );
    expect(udpPortsOf([part(0, 16), part(16, 40)])).toEqual([undefined, undefined]);
  });
});
