import { expect } from 'vitest';
import type { FieldName } from '../src/batch/fields.js';
import { ipv4UdpFieldsFrom } from './fields-from.js';
import { fieldsOf } from './fields-of.js';

/**
 * Cuts a frame at every length and expects exactly the fields whose bytes are left, with the values of the whole frame.
 *
 * @param needed for each field of the frame, the number of bytes from the frame's start that it takes to read it
 */
export function expectTruncation(
  frame: Uint8Array,
  needed: Partial<Record<FieldName, number>>,
  linkType?: number,
): void {
  const whole = fieldsOf(frame, linkType);
  expect(Object.keys(whole).sort()).toEqual(Object.keys(needed).sort());
  for (let length = 0; length <= frame.length; length++) {
    const left = Object.entries(needed).filter(([, bytes]) => bytes <= length);
    const expected = Object.fromEntries(
      Object.entries(whole).filter(([name]) => left.some(([field]) => field === name)),
    );
    expect(fieldsOf(frame.subarray(0, length), linkType), `cut at ${length}`).toEqual(expected);
  }
}

/**
 * Cuts a frame at every length from where a tunnelled UDP in IPv4 starts, and expects of the packet within exactly the
 * fields whose bytes are left: those of the outer packet are forgotten as soon as the inner one has begun.
 *
 * @param start where the inner IPv4 header starts; before its first byte the outer packet shows
 */
export function expectInnerTruncation(frame: Uint8Array, start: number): void {
  const whole = fieldsOf(frame);
  const outer = fieldsOf(frame.subarray(0, start));
  const needed = Object.entries(ipv4UdpFieldsFrom(start));
  for (let length = start + 1; length <= frame.length; length++) {
    const fields: Record<string, unknown> = fieldsOf(frame.subarray(0, length));
    const within = length < start + 20 ? needed.filter(([name]) => !name.startsWith('udp')) : needed;
    for (const [name, bytes] of within) {
      expect(fields[name], `${name}, cut at ${length}`).toBe(
        bytes <= length ? Object.entries(whole).find(([field]) => field === name)?.[1] : undefined,
      );
    }
    if (length < start + 20) expect(fields.udpSrcport, `cut at ${length}`).toBe(outer.udpSrcport);
  }
}
