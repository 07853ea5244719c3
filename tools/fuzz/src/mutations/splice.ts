import { concatenate } from '@networkml/packet-builder';
import { captureLayout } from '../capture-layout.js';
import type { Random } from '../random.js';
import type { MutationContext } from './mutation.js';

/** The beginning of one capture and the end of another, each broken between records or anywhere. */
export function splice(bytes: Uint8Array, { random, other }: MutationContext): Uint8Array {
  const end = other();
  return concatenate(bytes.subarray(0, breakOf(bytes, random)), end.subarray(breakOf(end, random)));
}

function breakOf(bytes: Uint8Array, random: Random): number {
  return random.once(2) ? random.pick(captureLayout(bytes).boundaries) : random.integer(0, bytes.length);
}
