import { expect, test } from 'vitest';
import { leastPackets } from './least-packets.js';

/** Devices of a number of packets, of which so many are answered wrongly. */
function devices(packets: number, right: number, wrong: number): [number, boolean][] {
  return Array.from({ length: right + wrong }, (_, i) => [packets, i < right]);
}

function least(...groups: [number, boolean][][]): number {
  const all = groups.flat();
  return leastPackets(
    all.map(([packets]) => packets),
    all.map(([, isRight]) => isRight),
  );
}

test('the number is the first doubling from which on 80 % of the answers are right', () => {
  expect(least(devices(1, 2, 9), devices(5, 7, 3), devices(9, 8, 2), devices(100, 20, 0))).toBe(8);
});

test('doublings of fewer than ten devices tell nothing', () => {
  expect(least(devices(20, 10, 0), devices(50, 0, 9))).toBe(16);
});

test('of fewer packets than those of which something is known no answer is given', () => {
  expect(least(devices(3, 9, 0), devices(20, 10, 0))).toBe(16);
});

test('without any device, one packet is enough', () => {
  expect(least()).toBe(1);
});
