import fc from 'fast-check';
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

  it('draws below a bound what remains of the first draw that lies in a complete interval', () => {
    const bounds = fc.oneof(
      fc.integer({ min: 1, max: 5000 }),
      // Of these about every second draw is thrown away.
      fc.integer({ min: 2 ** 31 + 1, max: 2 ** 31 + 9 }),
      fc.integer({ min: 1, max: 2 ** 32 - 1 }),
    );
    fc.assert(
      fc.property(bounds, fc.nat(), (bound, seed) => {
        const random = new Random(seed);
        const draws = new Random(seed);
        const complete = 2 ** 32 - (2 ** 32 % bound);
        for (let i = 0; i < 20; i++) {
          let draw = draws.uint32();
          while (draw >= complete) draw = draws.uint32();
          expect(random.below(bound)).toBe(draw % bound);
        }
      }),
    );
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
