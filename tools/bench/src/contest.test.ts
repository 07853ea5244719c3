import { expect, test } from 'vitest';
import { median, medianTime, standingText, takeTurns, timeRatio } from './contest.js';

test('contestants take turns, with a round to warm up', async () => {
  const turns: string[] = [];
  const contestants = ['a', 'b'].map((name) => ({ name, run: () => turns.push(name) }));
  const standings = await takeTurns(contestants, 3);
  expect(turns).toEqual(['a', 'b', 'a', 'b', 'a', 'b', 'a', 'b']);
  expect(standings.map(({ name }) => name)).toEqual(['a', 'b']);
});

test('the time of a contestant lasts until its promise is settled', async () => {
  const slow = { name: 'slow', run: () => new Promise((resolve) => setTimeout(resolve, 50)) };
  const [{ median }] = await takeTurns([slow], 1);
  expect(median).toBeGreaterThan(45);
});

test('the median is the value in the middle', () => {
  expect(median([9, 1, 5])).toBe(5);
  expect(median([4, 1, 3, 2])).toBe(3);
});

test('standings are compared by their medians, and only those of contestants that took part', () => {
  const standings = [
    { name: 'slow', median: 30, spread: 0.1 },
    { name: 'fast', median: 12, spread: 0 },
  ];
  expect(timeRatio(standings, 'slow', 'fast')).toBe(2.5);
  expect(medianTime(standings, 'fast')).toBe(12);
  expect(() => medianTime(standings, 'absent')).toThrow('absent did not take part');
  expect(standingText(standings[0])).toMatch(/^slow +30\.0 ms ± 10 %$/);
});
