import { ETHER_TYPE, ethernet, IP_PROTOCOL, icmp, ipv4, TCP_FLAG, tcp } from '@networkml/packet-builder';
import { describe, expect, test } from 'vitest';
import { expectTruncation } from '../../test-support/expect-truncation.js';
import { dissect, headerOf } from '../../test-support/fields-of.js';

function frame(segment: Uint8Array): Uint8Array {
  const packet = ipv4('10.0.0.1', '10.0.0.2', IP_PROTOCOL.tcp, segment);
  return ethernet('02:00:00:00:00:01', '02:00:00:00:00:02', ETHER_TYPE.ipv4, packet);
}

describe('TCP', () => {
  test('gives ports and flags', () => {
    expect(dissect(frame(tcp(50_000, 443, TCP_FLAG.syn | TCP_FLAG.ack)))).toMatchObject({
      fields: { tcpSrcport: 50_000, tcpDstport: 443, tcpFlags: 0x12 },
      protocols: 'eth:ip:tcp',
    });
  });

  test('has twelve flags, the reserved ones and accurate ECN among them, without the header length', () => {
    expect(dissect(frame(tcp(1, 2, 0xfff))).fields.tcpFlags).toBe(0xfff);
    expect(dissect(frame(tcp(1, 2, 0x100))).fields.tcpFlags).toBe(0x100);
    expect(dissect(frame(tcp(1, 2, 0))).fields.tcpFlags).toBe(0);
  });

  test('gives its numbers and its window as they are on the wire', () => {
    const segment = tcp(1, 2, TCP_FLAG.ack, new Uint8Array(3), {
      sequence: 0xffff_fffe,
      acknowledgment: 0x8000_0000,
      window: 65_535,
    });
    const names = ['tcpSeqRaw', 'tcpAckRaw', 'tcpWindowSizeValue', 'tcpLen'] as const;
    expect(headerOf(frame(segment), names)).toEqual({
      tcpSeqRaw: 0xffff_fffe,
      tcpAckRaw: 0x8000_0000,
      tcpWindowSizeValue: 65_535,
      tcpLen: 3,
    });
  });

  test('has the length of its payload from the headers: neither padding nor a snapshot length changes it', () => {
    const whole = frame(tcp(1, 2, TCP_FLAG.ack, new Uint8Array(100)));
    const padded = new Uint8Array([...frame(tcp(1, 2, TCP_FLAG.ack)), ...new Array(6).fill(0)]);
    expect(headerOf(whole.subarray(0, 54), ['tcpLen'], whole.length)).toEqual({ tcpLen: 100 });
    expect(headerOf(padded, ['tcpLen'])).toEqual({ tcpLen: 0 });
  });

  test('has no length if its header is longer than the segment', () => {
    const segment = tcp(1, 2, TCP_FLAG.ack);
    segment[12] = 0x60;
    expect(headerOf(frame(segment), ['tcpFlags', 'tcpLen'])).toEqual({ tcpFlags: 0x10 });
  });

  test('has no length where it is quoted: an error may hold less than it quotes', () => {
    const quoted = ipv4('10.0.0.2', '10.0.0.1', IP_PROTOCOL.tcp, tcp(1, 2, TCP_FLAG.ack, new Uint8Array(9)));
    const error = ipv4('10.0.0.1', '10.0.0.2', IP_PROTOCOL.icmp, icmp(3, 1, quoted));
    const whole = ethernet('02:00:00:00:00:01', '02:00:00:00:00:02', ETHER_TYPE.ipv4, error);
    expect(headerOf(whole, ['tcpFlags', 'tcpLen'])).toEqual({ tcpFlags: 0x10 });
    expect(headerOf(frame(tcp(1, 2, TCP_FLAG.ack)), ['tcpLen'])).toEqual({ tcpLen: 0 });
  });

  test('has no length in a first fragment of which too little was captured to put it together', () => {
    const segment = tcp(1, 2, TCP_FLAG.ack, new Uint8Array(44));
    const fragment = ipv4('10.0.0.1', '10.0.0.2', IP_PROTOCOL.tcp, segment, { flagsAndOffset: 0x2000 });
    const whole = ethernet('02:00:00:00:00:01', '02:00:00:00:00:02', ETHER_TYPE.ipv4, fragment);
    expect(headerOf(whole.subarray(0, 60), ['tcpFlags', 'tcpLen'], whole.length)).toEqual({ tcpFlags: 0x10 });
  });

  test('has ports but no flags if its header length is shorter than any header', () => {
    const segment = tcp(1, 2, TCP_FLAG.syn);
    segment[12] = 0x40;
    const { fields } = dissect(frame(segment));
    expect(fields).toMatchObject({ tcpSrcport: 1, tcpDstport: 2 });
    expect(fields).not.toHaveProperty('tcpFlags');
  });

  test('gives exactly what is left of a frame that is cut off', () => {
    expectTruncation(frame(tcp(80, 1024, TCP_FLAG.ack, new Uint8Array(4))), {
      ethSrc: 14,
      ethDst: 14,
      ethType: 14,
      ipVersion: 15,
      ipDsfield: 16,
      ipFlags: 22,
      ipProto: 24,
      ipSrc: 30,
      ipDst: 34,
      tcpSrcport: 38,
      tcpDstport: 38,
      tcpFlags: 50,
    });
  });
});
