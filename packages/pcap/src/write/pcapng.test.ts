import { concatenate, enhancedPacket, interfaceDescription, sectionHeader } from '@networkml/packet-builder';
import { describe, expect, test } from 'vitest';
import { readContainer } from '../../test-support/read-container.js';
import { PcapngReader } from '../container/pcapng.js';
import { writePcapng } from './pcapng.js';

const packet = { seconds: 4_294_967_295, nanoseconds: 999_999_999, bytes: Uint8Array.of(1, 2, 3) };

describe('a written pcapng file', () => {
  test.each([true, false])(
    'is laid out block for block as the draft says, little-endian: %s',
    (littleEndian) => {
      expect(writePcapng([packet], { littleEndian })).toEqual(
        concatenate(
          sectionHeader({ littleEndian }),
          interfaceDescription({ timestampResolution: 9 }, littleEndian),
          enhancedPacket(packet.bytes, { timestamp: 4_294_967_295_999_999_999n, littleEndian }),
        ),
      );
    },
  );

  test('holds link type, original length and the time to the nanosecond', () => {
    const file = writePcapng([{ ...packet, originalLength: 1500 }], { linkType: 113 });
    expect(readContainer(new PcapngReader(), file).packets).toEqual([
      {
        bytes: [1, 2, 3],
        originalLength: 1500,
        linkType: 113,
        seconds: 4_294_967_295,
        nanoseconds: 999_999_999,
      },
    ]);
  });
});
