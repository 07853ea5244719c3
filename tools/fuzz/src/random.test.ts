import { expect, test } from 'vitest';
import { Random } from './random.js';

function numbers(seed: number, index: number): number[] {
  const random = new Random(seed, index);
  return Array.from({ length: 20 }, () => random.integer(0, 0xffff_ffff));
}

test('the same seed and number of a case give the same random numbers', () => {
  expect(numbers(7, 42)).toEqual(numbers(7, 42));
});

test('neighbouring cases and seeds have nothing in common', () => {
  const all = [numbers(7, 42), numbers(7, 43), numbers(8, 42), numbers(0, 0), numbers(42, 7)].flat();
  expect(new Set(all).size).toBe(all.length);
});

test('lengths go from 1 to the most, mostly short', () => {
  const random = new Random(1, 1);
  const lengths = Array.from({ length: 2000 }, () => random.length(1000));
  expect(Math.min(...lengths)).toBe(1);
  expect(Math.max(...lengths)).toBeLessThanOrEqual(1000);
  expect(lengths.filter((length) => length < 32).length).toBeGreaterThan(800);
  expect(lengths.filter((length) => length > 512).length).toBeGreaterThan(50);
  expect(random.length(1)).toBe(1);
});
