import { concatenate } from '@networkml/packet-builder';

/** A frame that is passed over, in zstd and LZ4 data alike; there are magic numbers of `variant` 0 to 15. */
export function skippableFrame(content: Uint8Array, variant = 0): Uint8Array {
  return concatenate(
    littleEndianBytes(0x184d2a50 + variant, 4),
    littleEndianBytes(content.length, 4),
    content,
  );
}

/** A number as bytes, the least first. */
export function littleEndianBytes(number: number, length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, index) => Math.floor(number / 256 ** index) % 256);
}
