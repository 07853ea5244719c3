import type { MutationContext } from './mutation.js';

const MOST = 8;

/** Turns over a few bits. */
export function flipBits(bytes: Uint8Array, { random }: MutationContext): Uint8Array {
  if (bytes.length === 0) return bytes;
  for (let flips = random.length(MOST); flips > 0; flips--) {
    bytes[random.integer(0, bytes.length - 1)] ^= 1 << random.integer(0, 7);
  }
  return bytes;
}
