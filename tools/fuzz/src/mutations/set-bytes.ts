import type { MutationContext } from './mutation.js';

const MOST = 8;
const INTERESTING = [0x00, 0x01, 0x7f, 0x80, 0xfe, 0xff] as const;

/** Sets a few bytes in a row to one value: the least, the greatest, those about the sign bit. */
export function setBytes(bytes: Uint8Array, { random }: MutationContext): Uint8Array {
  if (bytes.length === 0) return bytes;
  const start = random.integer(0, bytes.length - 1);
  return bytes.fill(random.pick(INTERESTING), start, start + random.length(MOST));
}
