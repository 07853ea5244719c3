import { expect, test } from 'vitest';
import { initialHops, OPERATING_SYSTEMS, operatingSystem } from './operating-systems.js';

/** Kinds of options as the column `tcpOptionKind` holds them. */
function kinds(...options: number[]): number {
  return options.reduce((word, kind, i) => (word | (kind << (4 * i))) >>> 0, 0);
}

const [mss, nop, scale, sack, timestamp, end] = [2, 1, 3, 4, 8, 14];

test.each([
  ['windows', false, kinds(mss, nop, scale, nop, nop, sack), 64_240, 128],
  ['windows', false, kinds(mss, nop, scale, nop, nop, sack), 64_240, 117],
  ['linux-like', false, kinds(mss, sack, timestamp, nop, scale), 64_240, 64],
  ['linux-like', true, kinds(mss, nop, nop, sack, nop, scale), 64_240, 60],
  ['apple', false, kinds(mss, nop, scale, nop, nop, timestamp, sack, end), 65_535, 64],
  ['network', false, kinds(mss), 4128, 255],
  ['embedded', false, kinds(mss), 5744, 255],
  ['unknown', false, kinds(mss), 1024, 53],
  ['unknown', false, kinds(timestamp, mss), 1024, 64],
] as const)('%s', (system, isAnswer, options, window, hops) => {
  expect(OPERATING_SYSTEMS[operatingSystem(isAnswer, options, window, hops)]).toBe(system);
});

test('what is left of a time to live tells what it began with', () => {
  expect([1, 32, 33, 64, 65, 128, 129, 255].map(initialHops)).toEqual([32, 32, 64, 64, 128, 128, 255, 255]);
});
