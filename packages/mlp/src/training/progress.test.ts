import { describe, expect, it } from 'vitest';
import { Progress } from './progress.js';

describe('progress', () => {
  it('is a rise of the best score by tol; a smaller one is a new best all the same', () => {
    const progress = new Progress(0.5);
    const told = [1, 1.25, 1.75, 1.5].map((score) => [progress.record(score), progress.epochsWithout]);
    expect(told).toEqual([
      [true, 0], // anything is better than nothing
      [true, 1], // 0.25 more
      [true, 0], // 0.5 more
      [false, 1],
    ]);
  });

  it('can be counted anew without forgetting the best score', () => {
    const progress = new Progress(0);
    progress.record(2);
    progress.record(1);
    progress.forgive();
    expect(progress.epochsWithout).toBe(0);
    expect(progress.record(1)).toBe(false);
    expect(progress.epochsWithout).toBe(1);
  });
});
