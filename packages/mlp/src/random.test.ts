import { describe, expect, it } from 'vitest';
import { Random } from './random.js';

describe('the random generator', () => {
  it('draws for a seed what it has always drawn', () => {
    const random = new Random(42);
    expect([random.uint32(), random.uint32(), random.uint32()]).toMatchInlineSnapshot(`
      [
        660444221,
        3652823732,
        77672526,
      ]
    `);
    expect(random.uniform(-1, 1)).toMatchInlineSnapshot(`-0.5761394272015896`);
  });

  it('draws something else for each seed', () => {
    const firsts = Array.from({ length: 1000 }, (_, seed) => new Random(seed).uint32());
    expect(new Set(firsts).size).toBe(1000);
  });

  it('fills [low, high) evenly', () => {
    const random = new Random(1);
    const counts = new Array<number>(10).fill(0);
    for (let i = 0; i < 100_000; i++) counts[Math.floor((random.uniform(-1, 1) + 1) * 5)] += 1;
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(500);
  });

  it('brings each element to each place equally often when it shuffles', () => {
    const random = new Random(2);
    const places = new Array<number>(4).fill(0);
    for (let i = 0; i < 40_000; i++) {
      const values = Int32Array.of(0, 1, 2, 3);
      random.shuffle(values);
      expect(Array.from(values).sort()).toEqual([0, 1, 2, 3]);
      places[values.indexOf(0)] += 1;
    }
    for (const count of places) expect(Math.abs(count - 10_000)).toBeLessThan(500);
  });
});
