import { concatenate } from '@networkml/packet-builder';
import type { Random } from '../random.js';
import type { MutationContext } from './mutation.js';

const MOST_INSERTED = 64;

/** Leaves out some bytes. */
export function deleteRange(bytes: Uint8Array, context: MutationContext): Uint8Array {
  const { start, end } = rangeOf(bytes, context);
  return concatenate(bytes.subarray(0, start), bytes.subarray(end));
}

/** Repeats some bytes. */
export function duplicateRange(bytes: Uint8Array, context: MutationContext): Uint8Array {
  const { start, end } = rangeOf(bytes, context);
  return concatenate(bytes.subarray(0, end), bytes.subarray(start));
}

/** Puts noise, or one byte over and over, between the bytes. */
export function insertRange(bytes: Uint8Array, { random }: MutationContext): Uint8Array {
  const at = random.integer(0, bytes.length);
  const inserted = new Uint8Array(random.length(MOST_INSERTED)).fill(random.integer(0, 255));
  if (random.once(2)) fillWithNoise(inserted, random);
  return concatenate(bytes.subarray(0, at), inserted, bytes.subarray(at));
}

function fillWithNoise(bytes: Uint8Array, random: Random): void {
  for (let i = 0; i < bytes.length; i++) bytes[i] = random.integer(0, 255);
}

function rangeOf(bytes: Uint8Array, { random }: MutationContext): { start: number; end: number } {
  if (bytes.length === 0) return { start: 0, end: 0 };
  const start = random.integer(0, bytes.length - 1);
  return { start, end: start + random.length(bytes.length - start) };
}
