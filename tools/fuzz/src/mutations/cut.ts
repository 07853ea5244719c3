import type { MutationContext } from './mutation.js';

/** Leaves out the end, as where a transfer broke off; now and then the beginning. */
export function cut(bytes: Uint8Array, { random }: MutationContext): Uint8Array {
  const at = random.integer(0, bytes.length);
  return random.once(8) ? bytes.subarray(at) : bytes.subarray(0, at);
}
