import { expect, test } from 'vitest';
import { Random } from './random.js';

function draws(seed: number): number[] {
  const random = new Random(seed);
  return Array.from({ length: 1000 }, () => random.integer(3, 7));
}

test('the same seed gives the same numbers, another seed others', () => {
  expect(draws(1)).toEqual(draws(1));
  expect(draws(1)).not.toEqual(draws(2));
});

test('whole numbers reach both ends and nothing beyond', () => {
  expect([...new Set(draws(1))].toSorted()).toEqual([3, 4, 5, 6, 7]);
});
