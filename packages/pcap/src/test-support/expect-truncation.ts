import { expect } from 'vitest';
import type { FieldName } from '../packet-batch.js';
import { fieldsOf } from './fields-of.js';

/**
 * Cuts a frame at every length and expects exactly the fields whose bytes are left, with the values of the whole frame.
 *
 * @param needed for each field of the frame, the number of bytes from the frame's start that it takes to read it
 */
export function expectTruncation(frame: Uint8Array, needed: Partial<Record<FieldName, number>>): void {
  const whole = fieldsOf(frame);
  expect(Object.keys(whole).sort()).toEqual(Object.keys(needed).sort());
  for (let length = 0; length <= frame.length; length++) {
    const left = Object.entries(needed).filter(([, bytes]) => bytes <= length);
    const expected = Object.fromEntries(
      Object.entries(whole).filter(([name]) => left.some(([field]) => field === name)),
    );
    expect(fieldsOf(frame.subarray(0, length)), `cut at ${length}`).toEqual(expected);
  }
}
