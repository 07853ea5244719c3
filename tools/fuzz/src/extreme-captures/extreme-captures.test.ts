import { beforeEach, describe, expect, test } from 'vitest';
import { collectGarbage, objectMemory } from '../used-memory.js';
import { EXTREME_CAPTURES } from './extreme-captures.js';
import { readExtremeCapture } from './read-extreme-capture.js';

/** The machine may be busy; what takes quadratic time takes longer by far. */
const PATIENCE = 20;

describe('an extreme capture gives what it must, in time linear in its length and in little memory:', () => {
  beforeEach(collectGarbage);

  test.each(EXTREME_CAPTURES.map((extreme) => [extreme.name, extreme] as const))('%s', async (_, extreme) => {
    const { faults } = await readExtremeCapture(extreme, extreme.counts.quick, objectMemory, PATIENCE);
    expect(faults).toEqual([]);
  });
});

test('a capture that is read otherwise, or too slowly, or in too much memory is found out', async () => {
  const [extreme] = EXTREME_CAPTURES;
  const more = 65 * 1024 * 1024;
  const used = [0, more, more, more];
  const { faults } = await readExtremeCapture(
    { ...extreme, expected: () => ({ packets: 7, bytes: 1 }), nanosecondsPerByte: -1e9 },
    1,
    () => used.shift() ?? 0,
  );
  expect(faults).toEqual([
    '1 packets, expected 7',
    'error bad-length, expected undefined',
    expect.stringMatching(/ms for 1 bytes/),
    `${more} bytes of memory, at most ${64 * 1024 * 1024}`,
  ]);
});
