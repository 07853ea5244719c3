import { expect, test } from 'vitest';
import { Samples } from './samples.js';

test('samples come back in ascending order, however many there are', () => {
  const samples = new Samples();
  for (let value = 1000; value > 0; value--) samples.push(value);
  expect(samples.sorted()).toEqual(Float64Array.from({ length: 1000 }, (_, i) => i + 1));
});

test('samples can be added after they were read', () => {
  const samples = new Samples();
  samples.push(2);
  samples.sorted();
  samples.push(1);
  expect([...samples.sorted()]).toEqual([1, 2]);
});
