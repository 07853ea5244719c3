import { ETHER_TYPE, ethernet, IP_PROTOCOL, ipv4, ipv6, udp } from '@networkml/packet-builder';
import { describe, expect, test } from 'vitest';
import { expectTruncation } from '../../test-support/expect-truncation.js';
import { dissect, headerOf } from '../../test-support/fields-of.js';

const datagram = udp(53, 1024, new Uint8Array(4));

function frame(packet: Uint8Array): Uint8Array {
  return ethernet('02:00:00:00:00:01', '02:00:00:00:00:02', ETHER_TYPE.ipv4, packet);
}

function withLength(totalLength: number): Uint8Array {
  const packet = ipv4('10.0.0.1', '10.0.0.2', IP_PROTOCOL.udp, datagram);
  new DataView(packet.buffer).setUint16(2, totalLength);
  return frame(packet);
}

describe('IPv4', () => {
  test('gives version, DS field, flags with fragment offset, protocol and addresses', () => {
    const packet = ipv4('10.0.0.1', '224.0.0.251', IP_PROTOCOL.udp, datagram, {
      dsfield: 0xb8,
      flagsAndOffset: 0x4000,
    });
    expect(dissect(frame(packet))).toMatchObject({
      fields: {
        ipVersion: 4,
        ipDsfield: 0xb8,
        ipFlags: 0x4000,
        ipProto: 17,
        ipSrc: '10.0.0.1',
        ipDst: '224.0.0.251',
        udpSrcport: 53,
        udpDstport: 1024,
      },
      protocols: 'eth:ip:udp',
    });
  });

  test('gives what its header tells about itself: its lengths, its identification and the hops left', () => {
    const options = new Uint8Array(8).fill(1);
    const packet = ipv4('10.0.0.1', '10.0.0.2', IP_PROTOCOL.udp, datagram, {
      options,
      identification: 0xabcd,
      timeToLive: 255,
    });
    expect(headerOf(frame(packet), ['ipHdrLen', 'ipLen', 'ipId', 'ipTtl'])).toEqual({
      ipHdrLen: 28,
      ipLen: 40,
      ipId: 0xabcd,
      ipTtl: 255,
    });
  });

  test('has its payload behind its options', () => {
    const options = new Uint8Array(40).fill(1);
    expect(
      dissect(frame(ipv4('10.0.0.1', '10.0.0.2', IP_PROTOCOL.udp, datagram, { options }))),
    ).toMatchObject({
      fields: { udpSrcport: 53 },
    });
  });

  test.each([
    ['the first fragment', 0x2000],
    ['a middle fragment', 0x20b9],
    ['the last fragment', 0x00b9],
  ])('has no ports in %s: only a whole datagram has', (_, flagsAndOffset) => {
    const { fields, protocols } = dissect(
      frame(ipv4('10.0.0.1', '10.0.0.2', IP_PROTOCOL.udp, datagram, { flagsAndOffset })),
    );
    expect(fields).toMatchObject({ ipFlags: flagsAndOffset, ipProto: 17, ipDst: '10.0.0.2' });
    expect(protocols).toBe('eth:ip');
  });

  test('has ports though it must not be fragmented, or has the reserved bit set', () => {
    for (const flagsAndOffset of [0x4000, 0x8000, 0xc000]) {
      const packet = ipv4('10.0.0.1', '10.0.0.2', IP_PROTOCOL.udp, datagram, { flagsAndOffset });
      expect(dissect(frame(packet)).fields).toHaveProperty('udpSrcport', 53);
    }
  });

  test('gives exactly what is left of a frame that is cut off', () => {
    expectTruncation(frame(ipv4('10.0.0.1', '10.0.0.2', IP_PROTOCOL.udp, datagram)), {
      ethSrc: 14,
      ethDst: 14,
      ethType: 14,
      ipVersion: 15,
      ipDsfield: 16,
      ipFlags: 22,
      ipProto: 24,
      ipSrc: 30,
      ipDst: 34,
      udpSrcport: 38,
      udpDstport: 38,
    });
  });

  test('ends where its total length says: padding is not read', () => {
    expect(dissect(withLength(20 + 3)).fields).not.toHaveProperty('udpSrcport');
    expect(dissect(withLength(20 + 4)).fields).toHaveProperty('udpSrcport', 53);
  });

  test('reaches to the end of the frame if its total length is 0, as segmentation offload leaves it', () => {
    expect(dissect(withLength(0)).fields).toMatchObject({ ipDst: '10.0.0.2', udpSrcport: 53 });
    const { length } = withLength(0);
    expect(headerOf(withLength(0), ['ipLen'], 100_000)).toEqual({ ipLen: 100_000 - 14 });
    expect(headerOf(withLength(0), ['ipLen'])).toEqual({ ipLen: length - 14 });
  });

  test('shows version and DS field only if its total length is shorter than its header', () => {
    const { fields } = dissect(withLength(19));
    expect(fields).toMatchObject({ ipVersion: 4, ipDsfield: 0 });
    expect(fields).not.toHaveProperty('ipFlags');
    expect(fields).not.toHaveProperty('ipSrc');
  });

  test('shows its version only if its header length is shorter than any header', () => {
    const packet = ipv4('10.0.0.1', '10.0.0.2', IP_PROTOCOL.udp, datagram);
    packet[0] = 0x44;
    const { fields } = dissect(frame(packet));
    expect(fields).toHaveProperty('ipVersion', 4);
    expect(fields).not.toHaveProperty('ipDsfield');
  });

  test.each([0, 5, 7, 15])('of version %i shows that version and no more', (version) => {
    const packet = ipv4('10.0.0.1', '10.0.0.2', IP_PROTOCOL.udp, datagram);
    packet[0] = (version << 4) | 5;
    expect(dissect(frame(packet))).toMatchObject({
      fields: { ipVersion: version },
      protocols: 'eth:ip',
    });
    expect(dissect(frame(packet)).fields).not.toHaveProperty('ipSrc');
  });

  test('of version 6 is IPv6', () => {
    const packet = ipv6('fe80::1', 'ff02::fb', IP_PROTOCOL.udp, datagram);
    expect(dissect(frame(packet))).toMatchObject({
      fields: { ethType: 0x0800, ipVersion: 6, ipv6Src: 'fe80::1', udpSrcport: 53 },
      protocols: 'eth:ipv6:udp',
    });
  });
});
