import { arp, ETHER_TYPE, ethernet } from '@networkml/packet-builder';
import { describe, expect, test } from 'vitest';
import { expectTruncation } from '../test-support/expect-truncation.js';
import { dissect } from '../test-support/fields-of.js';

function frame(opcode: number): Uint8Array {
  const request = arp(opcode, '02:00:00:00:00:01', '10.0.0.1', '10.0.0.2');
  return ethernet('02:00:00:00:00:01', 'ff:ff:ff:ff:ff:ff', ETHER_TYPE.arp, request);
}

describe('ARP', () => {
  test.each([1, 2, 256, 65_535])('gives the opcode %i, and no addresses', (opcode) => {
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
  });

  test('gives exactly what is left of a frame that is cut off', () => {
    expectTruncation(frame(1), { ethSrc: 14, ethDst: 14, ethType: 14, arpOpcode: 22 });
  });
});
