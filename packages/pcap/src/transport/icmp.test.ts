import { ETHER_TYPE, ethernet, IP_PROTOCOL, icmp, ipv4, ipv6, tcp, udp } from '@networkml/packet-builder';
import { describe, expect, test } from 'vitest';
import { expectTruncation } from '../../test-support/expect-truncation.js';
import { dissect, headerOf } from '../../test-support/fields-of.js';

const ECHO_REQUEST = 8;
const UNREACHABLE = 3;
const quoted = ipv4('192.168.3.2', '8.8.8.8', IP_PROTOCOL.udp, udp(53, 1024), { dsfield: 0x20 });

function frame(message: Uint8Array): Uint8Array {
  const packet = ipv4('10.0.0.1', '10.0.0.2', IP_PROTOCOL.icmp, message, { dsfield: 0xc0 });
  return ethernet('02:00:00:00:00:01', '02:00:00:00:00:02', ETHER_TYPE.ipv4, packet);
}

function frame6(message: Uint8Array): Uint8Array {
  const packet = ipv6('fe80::1', 'fe80::2', IP_PROTOCOL.icmpv6, message);
  return ethernet('02:00:00:00:00:01', '02:00:00:00:00:02', ETHER_TYPE.ipv6, packet);
}

describe('ICMP', () => {
  test('gives its code, and reads no packet in what is no error', () => {
    expect(dissect(frame(icmp(ECHO_REQUEST, 7, quoted)))).toMatchObject({
      fields: { icmpCode: 7, ipSrc: '10.0.0.1', ipProto: 1 },
      protocols: 'eth:ip:icmp',
    });
  });

  test('gives its type, and an error keeps its own', () => {
    expect(headerOf(frame(icmp(ECHO_REQUEST, 7)), ['icmpType'])).toEqual({ icmpType: ECHO_REQUEST });
    expect(headerOf(frame(icmp(UNREACHABLE, 7, quoted)), ['icmpType'])).toEqual({ icmpType: UNREACHABLE });
    expect(headerOf(frame6(icmp(135, 0)), ['icmpv6Type'])).toEqual({ icmpv6Type: 135 });
  });

  test.each([
    ['destination unreachable', 3],
    ['source quench', 4],
    ['redirect', 5],
    ['time exceeded', 11],
    ['parameter problem', 12],
  ])('%s shows the packet that it quotes, and keeps its own code', (_, type) => {
    expect(dissect(frame(icmp(type, 3, quoted)))).toMatchObject({
      fields: {
        icmpCode: 3,
        ipVersion: 4,
        ipDsfield: 0x20,
        ipProto: 17,
        ipSrc: '192.168.3.2',
        ipDst: '8.8.8.8',
        udpSrcport: 53,
        udpDstport: 1024,
      },
      protocols: 'eth:ip:icmp:udp',
    });
  });

  test('that quotes eight bytes of TCP shows ports but no flags', () => {
    const packet = ipv4('192.168.3.2', '8.8.8.8', IP_PROTOCOL.tcp, tcp(80, 1024, 0x12)).subarray(0, 28);
    const { fields } = dissect(frame(icmp(UNREACHABLE, 1, packet)));
    expect(fields).toMatchObject({ tcpSrcport: 80, tcpDstport: 1024 });
    expect(fields).not.toHaveProperty('tcpFlags');
  });

  test('that quotes part of a header keeps the outer fields that the quotation lacks', () => {
    expect(dissect(frame(icmp(UNREACHABLE, 1, quoted.subarray(0, 16)))).fields).toMatchObject({
      ipDsfield: 0x20,
      ipProto: 17,
      ipSrc: '192.168.3.2',
      ipDst: '10.0.0.2',
    });
  });

  test('that quotes an ICMP error shows the packet that this one quotes', () => {
    const inner = ipv4('172.16.0.1', '172.16.0.2', IP_PROTOCOL.icmp, icmp(UNREACHABLE, 9, quoted));
    expect(dissect(frame(icmp(UNREACHABLE, 1, inner))).fields).toMatchObject({
      ipSrc: '192.168.3.2',
      udpSrcport: 53,
    });
  });

  test('gives exactly what is left of a frame that is cut off', () => {
    expectTruncation(frame(icmp(ECHO_REQUEST, 7, quoted)), {
      ethSrc: 14,
      ethDst: 14,
      ethType: 14,
      ipVersion: 15,
      ipDsfield: 16,
      ipFlags: 22,
      ipProto: 24,
      ipSrc: 30,
      ipDst: 34,
      icmpCode: 36,
    });
  });

  test('is cut off anywhere in its quotation without harm', () => {
    const whole = frame(icmp(UNREACHABLE, 3, quoted));
    const quotation = 14 + 20 + 8;
    const sourceAt = (length: number) => dissect(whole.subarray(0, length)).fields.ipSrc;
    expect(sourceAt(quotation + 15)).toBe('10.0.0.1');
    expect(sourceAt(quotation + 16)).toBe('192.168.3.2');
    expect(dissect(whole.subarray(0, quotation + 23)).fields).not.toHaveProperty('udpSrcport');
    expect(dissect(whole.subarray(0, quotation + 24)).fields).toHaveProperty('udpSrcport', 53);
  });
});

describe('ICMPv6', () => {
  test('gives its code, and reads no packet in what is no error', () => {
    expect(dissect(frame6(icmp(135, 0, quoted)))).toMatchObject({
      fields: { icmpv6Code: 0, ipv6Src: 'fe80::1' },
      protocols: 'eth:ipv6:icmpv6',
    });
  });

  test.each([
    ['destination unreachable', 1],
    ['packet too big', 2],
    ['time exceeded', 3],
    ['parameter problem', 4],
  ])('%s shows the packet that it quotes, and keeps its own code', (_, type) => {
    const packet = ipv6('2001:db8::1', '2001:db8::2', IP_PROTOCOL.udp, udp(53, 1024));
    expect(dissect(frame6(icmp(type, 4, packet)))).toMatchObject({
      fields: {
        icmpv6Code: 4,
        ipVersion: 6,
        ipv6Src: '2001:db8::1',
        ipv6Dst: '2001:db8::2',
        udpSrcport: 53,
      },
      protocols: 'eth:ipv6:icmpv6:udp',
    });
  });

  test('gives exactly what is left of a frame that is cut off', () => {
    expectTruncation(frame6(icmp(128, 1)), {
      ethSrc: 14,
      ethDst: 14,
      ethType: 14,
      ipVersion: 15,
      ipv6Src: 38,
      ipv6Dst: 54,
      icmpv6Code: 56,
    });
  });
});
