import { concatenate, ETHER_TYPE, ethernet, IP_PROTOCOL, ipv4, ipv6, udp } from '@networkml/packet-builder';
import { describe, expect, test } from 'vitest';
import { dissect } from '../../test-support/fields-of.js';

const datagram = udp(53, 1024);

/** A frame of packets in packets, the outermost first; each is given what it carries and under which protocol. */
function frame(...layers: readonly ('ipv4' | 'ipv6')[]): Uint8Array {
  let content = datagram;
  let protocol: number = IP_PROTOCOL.udp;
  for (let depth = layers.length; depth > 0; depth--) {
    const layer = layers[depth - 1];
    content =
      layer === 'ipv4'
        ? ipv4(`10.0.0.${depth}`, `10.0.1.${depth}`, protocol, content, { dsfield: depth })
        : ipv6(`fe80::${depth}`, `fe80::1:${depth}`, protocol, content);
    protocol = IP_PROTOCOL[layer];
  }
  return ethernet('02:00:00:00:00:01', '02:00:00:00:00:02', ETHER_TYPE[layers[0]], content);
}

describe('an IP packet in an IP packet', () => {
  test('of version 4 in 4 shows the inner one', () => {
    expect(dissect(frame('ipv4', 'ipv4'))).toMatchObject({
      fields: {
        ipVersion: 4,
        ipDsfield: 2,
        ipProto: 17,
        ipSrc: '10.0.0.2',
        ipDst: '10.0.1.2',
        udpSrcport: 53,
      },
      protocols: 'eth:ip:udp',
    });
  });

  test('of version 6 in 6 shows the inner one', () => {
    expect(dissect(frame('ipv6', 'ipv6')).fields).toMatchObject({
      ipVersion: 6,
      ipv6Src: 'fe80::2',
      ipv6Dst: 'fe80::1:2',
    });
  });

  test('of version 6 in 4 is of version 6, with the protocol and the addresses of both', () => {
    expect(dissect(frame('ipv4', 'ipv6')).fields).toMatchObject({
      ipVersion: 6,
      ipProto: 41,
      ipSrc: '10.0.0.1',
      ipv6Src: 'fe80::2',
      udpSrcport: 53,
    });
  });

  test('of version 4 in 6 is of version 4, with the addresses of both', () => {
    expect(dissect(frame('ipv6', 'ipv4')).fields).toMatchObject({
      ipVersion: 4,
      ipProto: 17,
      ipSrc: '10.0.0.2',
      ipv6Src: 'fe80::1',
    });
  });

  test('of version 4 in 6 in 4 is of version 6: the layer met first is shown first, whatever is met of it later', () => {
    expect(dissect(frame('ipv4', 'ipv6', 'ipv4')).fields).toMatchObject({
      ipVersion: 6,
      ipProto: 17,
      ipSrc: '10.0.0.3',
      ipv6Src: 'fe80::2',
    });
  });

  test('of version 6 in 4 in 6 is of version 4, for the same reason', () => {
    expect(dissect(frame('ipv6', 'ipv4', 'ipv6')).fields).toMatchObject({
      ipVersion: 4,
      ipSrc: '10.0.0.2',
      ipv6Src: 'fe80::3',
    });
  });

  test('is reached through an Ethernet frame in an IP packet too', () => {
    const ethernetInIp = 143;
    const whole = ethernet(
      '02:00:00:00:00:01',
      '02:00:00:00:00:02',
      ETHER_TYPE.ipv4,
      ipv4('10.0.0.1', '10.0.1.1', ethernetInIp, frame('ipv6')),
    );
    expect(dissect(whole).fields).toMatchObject({
      ethType: ETHER_TYPE.ipv6,
      ipv6Src: 'fe80::1',
      udpSrcport: 53,
    });
  });

  test('leaves absent what the inner packet lacks, though the outer one has it', () => {
    const whole = frame('ipv4', 'ipv4');
    const inner = 14 + 20;
    for (let length = inner + 2; length < inner + 8; length++) {
      const { fields } = dissect(whole.subarray(0, length));
      expect(fields).toMatchObject({ ipVersion: 4, ipDsfield: 2 });
      for (const name of ['ipFlags', 'ipProto', 'ipSrc', 'ipDst']) expect(fields).not.toHaveProperty(name);
    }
  });

  test('leaves the outer one as it is if nothing of the inner packet was captured', () => {
    expect(dissect(frame('ipv4', 'ipv4').subarray(0, 14 + 20)).fields).toMatchObject({
      ipDsfield: 1,
      ipSrc: '10.0.0.1',
    });
  });

  test('of a version that is none hides the addresses of the outer one', () => {
    const bogus = frame('ipv4', 'ipv4');
    bogus[14 + 20] = 0x75;
    const { fields } = dissect(bogus);
    expect(fields).toHaveProperty('ipVersion', 7);
    expect(fields).not.toHaveProperty('ipSrc');
  });

  test('forty times over ends the dissection after as many layers as any real packet has', () => {
    const { fields, protocols } = dissect(frame(...Array.from({ length: 40 }, () => 'ipv4' as const)));
    expect(protocols).toBe('eth:ip');
    expect(fields).toMatchObject({ ipVersion: 4, ipProto: IP_PROTOCOL.ipv4, ipSrc: '10.0.0.31' });
  });

  test('without end of nothing but headers takes no more time', () => {
    const header = ipv4('10.0.0.1', '10.0.0.2', IP_PROTOCOL.ipv4, new Uint8Array(0));
    // A total length of 0 lets each reach to the end.
    header.fill(0, 2, 4);
    const headers = concatenate(...Array.from({ length: 13_000 }, () => header));
    const bomb = ethernet('02:00:00:00:00:01', '02:00:00:00:00:02', ETHER_TYPE.ipv4, headers);
    expect(dissect(bomb).protocols).toBe('eth:ip');
  });
});
