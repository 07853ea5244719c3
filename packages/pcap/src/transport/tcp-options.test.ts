import { ETHER_TYPE, ethernet, IP_PROTOCOL, ipv4, TCP_FLAG, tcp } from '@networkml/packet-builder';
import { describe, expect, test } from 'vitest';
import { headerOf } from '../../test-support/fields-of.js';

const MSS = [2, 4, 0x05, 0xb4];
const SACK_PERMITTED = [4, 2];
const TIMESTAMPS = [8, 10, 0xff, 0, 0, 1, 0, 0, 0, 2];
const NOP = 1;
const END = 0;
const WINDOW_SCALE = [3, 3, 7];

function frame(...options: readonly number[]): Uint8Array {
  const padded = Uint8Array.from([...options, ...new Array((4 - (options.length % 4)) % 4).fill(END)]);
  const segment = tcp(50_000, 443, TCP_FLAG.syn, new Uint8Array(0), { options: padded });
  const packet = ipv4('10.0.0.1', '10.0.0.2', IP_PROTOCOL.tcp, segment);
  return ethernet('02:00:00:00:00:01', '02:00:00:00:00:02', ETHER_TYPE.ipv4, packet);
}

function optionsOf(whole: Uint8Array) {
  return headerOf(whole, [
    'tcpOptionKind',
    'tcpOptionsMssVal',
    'tcpOptionsWscaleShift',
    'tcpOptionsSackCount',
    'tcpOptionsTimestampTsval',
    'tcpOptionsTimestampTsecr',
  ]);
}

describe('TCP options', () => {
  test('give their values, and their kinds in order, four bits each, the first lowest', () => {
    expect(optionsOf(frame(...MSS, ...SACK_PERMITTED, ...TIMESTAMPS, NOP, ...WINDOW_SCALE))).toEqual({
      tcpOptionKind: 0x31842,
      tcpOptionsMssVal: 1460,
      tcpOptionsWscaleShift: 7,
      tcpOptionsTimestampTsval: 0xff00_0001,
      tcpOptionsTimestampTsecr: 2,
    });
  });

  test('that are two of no operation and the timestamps are as any others', () => {
    expect(optionsOf(frame(NOP, NOP, ...TIMESTAMPS))).toEqual({
      tcpOptionKind: 0x811,
      tcpOptionsTimestampTsval: 0xff00_0001,
      tcpOptionsTimestampTsecr: 2,
    });
  });

  test('count the blocks that are acknowledged selectively', () => {
    const blocks = new Array(16).fill(9);
    expect(optionsOf(frame(NOP, NOP, 5, 18, ...blocks))).toEqual({
      tcpOptionKind: 0x511,
      tcpOptionsSackCount: 2,
    });
  });

  test('that are not there have no kinds', () => {
    expect(optionsOf(frame())).toEqual({ tcpOptionKind: 0 });
  });

  test('end at the end of the list and the zeros that pad it, whatever follows', () => {
    expect(optionsOf(frame(NOP, END, ...MSS, ...MSS))).toEqual({ tcpOptionKind: 0xe1 });
    expect(optionsOf(frame(END, END, ...MSS, ...MSS))).toEqual({ tcpOptionKind: 0xee });
    expect(optionsOf(frame(...WINDOW_SCALE, END, END, END, END, END))).toEqual({
      tcpOptionKind: 0xee_eee3,
      tcpOptionsWscaleShift: 7,
    });
  });

  test('of kinds above thirteen are packed as 15', () => {
    expect(optionsOf(frame(34, 2, 254, 4, 0, 0, 13, 2))).toEqual({ tcpOptionKind: 0xdff });
  });

  test('show the first eight kinds only, and the values of all', () => {
    expect(optionsOf(frame(...new Array(9).fill(NOP), ...WINDOW_SCALE))).toEqual({
      tcpOptionKind: 0x1111_1111,
      tcpOptionsWscaleShift: 7,
    });
  });

  test.each([
    ['shorter than an option', [NOP, 2, 1, 0, 0, 0, 0, 0]],
    ['longer than the header', [NOP, 2, 8, 0]],
    ['that is cut off', [NOP, NOP, NOP, 2]],
  ])('end where an option has a length %s', (_, options) => {
    const { tcpOptionKind, ...values } = optionsOf(frame(...options));
    expect([0x1, 0x111]).toContain(tcpOptionKind);
    expect(values).toEqual({});
  });

  test('of a wrong length have a kind but no value', () => {
    expect(optionsOf(frame(2, 3, 9, NOP))).toEqual({ tcpOptionKind: 0x12 });
  });

  test('are read as far as they were captured, but have no kinds if not all of them were', () => {
    const whole = frame(...MSS, ...WINDOW_SCALE, NOP);
    const start = whole.length - 8;
    for (let length = 0; length < 8; length++) {
      const { tcpOptionsMssVal, tcpOptionsWscaleShift, ...others } = optionsOf(
        whole.subarray(0, start + length),
      );
      expect(tcpOptionsMssVal).toBe(length >= 4 ? 1460 : undefined);
      expect(tcpOptionsWscaleShift).toBe(length >= 7 ? 7 : undefined);
      expect(others).toEqual({});
    }
  });
});
