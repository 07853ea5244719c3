import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { History } from './history.js';

/** One thing that a block does. */
type Step =
  | { readonly kind: 'append'; readonly bytes: Uint8Array }
  | { readonly kind: 'run'; readonly byte: number; readonly length: number }
  | { readonly kind: 'repeat'; readonly distance: number; readonly length: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.uint8Array({ maxLength: 60 }).map((bytes) => ({ kind: 'append' as const, bytes })),
  fc.record({ kind: fc.constant('run' as const), byte: fc.nat(255), length: fc.nat(60) }),
  fc.record({
    kind: fc.constant('repeat' as const),
    distance: fc.integer({ min: 1, max: 100 }),
    length: fc.nat(200),
  }),
);

function taken(history: History): number[] {
  return [...history.take()].flatMap((chunk) => [...chunk]);
}

describe('a history', () => {
  test('gives what is written to it, repeats of what lies within its window included', () => {
    const blocks = fc.array(fc.array(step, { maxLength: 10 }), { maxLength: 30 });
    fc.assert(
      fc.property(blocks, fc.integer({ min: 1, max: 100 }), (blocks, windowSize) => {
        const history = new History();
        history.begin(windowSize);
        const expected: number[] = [];
        const actual: number[] = [];
        for (const steps of blocks) {
          history.beginBlock(2000);
          for (const step of steps) take(step, history, expected, windowSize);
          actual.push(...taken(history));
        }
        expect(actual).toEqual(expected);
      }),
    );
  });

  test('repeats nothing from before its window, its beginning, or another frame', () => {
    const history = new History();
    history.begin(3);
    history.beginBlock(100);
    history.append(Uint8Array.of(1, 2), 0, 2);
    expect(() => history.repeat(3, 1)).toThrow('before its window');
    history.repeat(2, 2);
    expect(() => history.repeat(4, 1)).toThrow('before its window');
    expect(() => history.repeat(0, 1)).toThrow('before its window');
    expect(taken(history)).toEqual([1, 2, 1, 2]);
    history.begin(3);
    history.beginBlock(100);
    expect(() => history.repeat(1, 1)).toThrow('before its window');
  });

  test('refuses more than the block may have, and writes none of it', () => {
    const history = new History();
    history.begin(10);
    history.beginBlock(3);
    history.append(Uint8Array.of(1, 2), 0, 2);
    expect(() => history.append(Uint8Array.of(3, 4), 0, 2)).toThrow('longer than its format allows');
    expect(() => history.appendRun(3, 2)).toThrow('longer than its format allows');
    expect(() => history.repeat(1, 2)).toThrow('longer than its format allows');
    history.append(Uint8Array.of(3), 0, 1);
    expect(taken(history)).toEqual([1, 2, 3]);
  });

  test('hands on chunks that stay as they are, of at most 256 KiB', () => {
    const history = new History();
    history.begin(1000);
    history.beginBlock(1_000_000);
    history.appendRun(1, 1_000_000);
    const chunks = [...history.take()];
    expect(chunks.map(({ length }) => length)).toEqual([262_144, 262_144, 262_144, 213_568]);
    history.beginBlock(1_000_000);
    history.appendRun(2, 1_000_000);
    expect(chunks.every((chunk) => chunk.every((byte) => byte === 1))).toBe(true);
  });
});

/** Does a step in a history, and the same in plain numbers. */
function take(step: Step, history: History, expected: number[], windowSize: number): void {
  if (step.kind === 'append') {
    history.append(step.bytes, 0, step.bytes.length);
    expected.push(...step.bytes);
  } else if (step.kind === 'run') {
    history.appendRun(step.byte, step.length);
    for (let count = 0; count < step.length; count++) expected.push(step.byte);
  } else if (step.distance <= Math.min(windowSize, expected.length)) {
    history.repeat(step.distance, step.length);
    for (let count = 0; count < step.length; count++) {
      expected.push(expected[expected.length - step.distance]);
    }
  }
}
