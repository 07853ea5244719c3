import { captureLayout } from '../capture-layout.js';
import type { MutationContext } from './mutation.js';

/** Swaps the byte order of one header field, or of all from a place on as if another machine had written on. */
export function swapByteOrder(bytes: Uint8Array, { random }: MutationContext): Uint8Array {
  const { fields } = captureLayout(bytes);
  if (fields.length === 0) return bytes;
  const first = random.integer(0, fields.length - 1);
  const last = random.once(2) ? first : fields.length - 1;
  for (const { offset, size } of fields.slice(first, last + 1)) {
    bytes.subarray(offset, offset + size).reverse();
  }
  return bytes;
}
