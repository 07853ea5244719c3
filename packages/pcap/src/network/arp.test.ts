import { arp, ETHER_TYPE, ethernet } from '@networkml/packet-builder';
import { describe, expect, test } from 'vitest';
import { expectTruncation } from '../../test-support/expect-truncation.js';
import { dissect, headerOf } from '../../test-support/fields-of.js';

function frame(opcode: number): Uint8Array {
  const request = arp(opcode, '02:00:00:00:00:01', '10.0.0.1', '10.0.0.2');
  return ethernet('02:00:00:00:00:01', 'ff:ff:ff:ff:ff:ff', ETHER_TYPE.arp, request);
}

describe('ARP', () => {
  test.each([1, 2, 256, 65_535])(
    'gives the opcode %i, and none of the fields that are named after IP',
    (opcode) => {
      expect(dissect(frame(opcode))).toEqual({
        fields: {
          ethSrc: '02:00:00:00:00:01',
          ethDst: 'ff:ff:ff:ff:ff:ff',
          ethType: 0x0806,
          arpOpcode: opcode,
        },
        protocols: 'eth:arp',
        skipped: null,
      });
    },
  );

  test('gives the addresses of sender and target, whatever the length of the hardware addresses', () => {
    const names = ['arpSrcProtoIpv4', 'arpDstProtoIpv4'] as const;
    const addresses = { arpSrcProtoIpv4: '10.0.0.1', arpDstProtoIpv4: '10.0.0.2' };
    expect(headerOf(frame(1), names)).toEqual(addresses);
    expect(headerOf(frame(1).subarray(0, 41), names)).toEqual({});

    const short = frame(1).slice(0, 42 - 12);
    short[14 + 4] = 0;
    short.set([10, 0, 0, 1, 10, 0, 0, 2], 14 + 8);
    expect(headerOf(short, names)).toEqual(addresses);
  });

  test('shows reverse ARP alike', () => {
    const request = arp(3, '02:00:00:00:00:01', '0.0.0.0', '0.0.0.0');
    const reverse = ethernet('02:00:00:00:00:01', 'ff:ff:ff:ff:ff:ff', 0x8035, request);
    expect(dissect(reverse)).toMatchObject({ fields: { arpOpcode: 3 }, protocols: 'eth:arp' });
  });

  test('has no addresses if they are not of IPv4', () => {
    const other = frame(1);
    other[14 + 5] = 16;
    expect(headerOf(other, ['arpOpcode', 'arpSrcProtoIpv4'])).toEqual({ arpOpcode: 1 });
  });

  test('gives exactly what is left of a frame that is cut off', () => {
    expectTruncation(frame(1), { ethSrc: 14, ethDst: 14, ethType: 14, arpOpcode: 22 });
  });
});
