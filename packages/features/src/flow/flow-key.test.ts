import {
  ETHER_TYPE,
  ethernet,
  IP_PROTOCOL,
  icmp,
  ipv4,
  ipv6,
  ipv6Extension,
  udp,
  vlanTag,
  vxlan,
} from '@networkml/packet-builder';
import { describe, expect, test } from 'vitest';
import { at, CLIENT, datagram, flowsOf, ip, outlines, SERVER } from '../../test-support/flow/flows.js';

const MORE_FRAGMENTS = 0x2000;

describe('flows are told apart', () => {
  test('by VLAN', async () => {
    const tagged = (id: number) =>
      ethernet(
        CLIENT.mac,
        SERVER.mac,
        ETHER_TYPE.vlan,
        vlanTag(id, ETHER_TYPE.ipv4, ipv4(CLIENT.ip, SERVER.ip, IP_PROTOCOL.udp, udp(1, 2))),
      );
    const flows = await flowsOf([at(0, tagged(0)), at(1, tagged(7)), at(2, tagged(7))]);
    expect(flows.map(({ vlan, features }) => [vlan, features.bidirectional_packets])).toEqual([
      [0, 1],
      [7, 2],
    ]);
  });

  test('by transport, behind extension headers too', async () => {
    const packet = (protocol: number, content: Uint8Array) =>
      ethernet(CLIENT.mac, SERVER.mac, ETHER_TYPE.ipv6, ipv6('fe80::1', 'fe80::2', protocol, content));
    const flows = await flowsOf([
      at(0, packet(IP_PROTOCOL.udp, udp(1, 2))),
      at(1, packet(IP_PROTOCOL.destinationOptions, ipv6Extension(IP_PROTOCOL.udp, udp(1, 2)))),
      at(2, packet(IP_PROTOCOL.destinationOptions, ipv6Extension(IP_PROTOCOL.icmpv6, icmp(128, 0)))),
    ]);
    expect(
      flows.map(({ ipVersion, protocol, sourcePort, features }) => [
        ipVersion,
        protocol,
        sourcePort,
        features.bidirectional_packets,
      ]),
    ).toEqual([
      [6, IP_PROTOCOL.udp, 1, 2],
      [6, IP_PROTOCOL.icmpv6, undefined, 1],
    ]);
  });

  test('without ports where there are none: a ping and its answer are one flow', async () => {
    const echo = (type: number) => icmp(type, 0, new Uint8Array(32));
    const flows = await flowsOf([
      at(0, ip(CLIENT, SERVER, IP_PROTOCOL.icmp, echo(8))),
      at(1, ip(SERVER, CLIENT, IP_PROTOCOL.icmp, echo(0))),
    ]);
    expect(flows).toMatchObject([{ protocol: 1, sourcePort: undefined, destinationPort: undefined }]);
    expect(outlines(flows)).toEqual([[CLIENT.ip, 1, 1, 'forced end']]);
  });

  test('by their own headers, not by those of a quoted or tunnelled packet', async () => {
    const inner = ethernet(
      SERVER.mac,
      CLIENT.mac,
      ETHER_TYPE.ipv4,
      ipv4('172.16.0.1', '172.16.0.2', IP_PROTOCOL.tcp, new Uint8Array(20)),
    );
    const quoted = ipv4('172.16.0.1', '172.16.0.2', IP_PROTOCOL.udp, udp(5, 6));
    const flows = await flowsOf([
      at(0, ip(CLIENT, SERVER, IP_PROTOCOL.udp, udp(50_000, 4789, vxlan(inner)))),
      at(1, ip(CLIENT, SERVER, IP_PROTOCOL.icmp, icmp(3, 3, quoted))),
    ]);
    expect(flows.map(({ source, protocol, destinationPort }) => [source, protocol, destinationPort])).toEqual(
      [
        [CLIENT.ip, IP_PROTOCOL.udp, 4789],
        [CLIENT.ip, IP_PROTOCOL.icmp, undefined],
      ],
    );
  });

  test('by ports in the fragment that completes a datagram, which the others do not show', async () => {
    const whole = udp(50_000, 53, new Uint8Array(56));
    const fragment = (from: number, to: number) =>
      ethernet(
        CLIENT.mac,
        SERVER.mac,
        ETHER_TYPE.ipv4,
        ipv4(CLIENT.ip, SERVER.ip, IP_PROTOCOL.udp, whole.subarray(from, to), {
          identification: 1,
          flagsAndOffset: (to < whole.length ? MORE_FRAGMENTS : 0) | (from / 8),
        }),
      );
    const flows = await flowsOf([at(0, fragment(0, 32)), at(1, fragment(32, 48)), at(2, fragment(48, 64))]);
    expect(
      flows.map(({ protocol, destinationPort, features }) => [
        protocol,
        destinationPort,
        features.src2dst_packets,
        features.src2dst_payload_bytes,
      ]),
    ).toEqual([
      [IP_PROTOCOL.udp, undefined, 2, 0],
      [IP_PROTOCOL.udp, 53, 1, 56],
    ]);
  });

  test('of a host that speaks to itself by both of its ports', async () => {
    const same = { ...CLIENT, port: 7 };
    const flows = await flowsOf([
      at(0, datagram(CLIENT, same)),
      at(1, datagram(same, CLIENT)),
      at(2, datagram(same, same)),
    ]);
    expect(outlines(flows)).toEqual([
      [CLIENT.ip, 1, 1, 'forced end'],
      [CLIENT.ip, 1, 0, 'forced end'],
    ]);
  });
});
