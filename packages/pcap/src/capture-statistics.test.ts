import { describe, expect, test } from 'vitest';
import { CaptureStatistics } from './capture-statistics.js';
import { Skip } from './skip-reason.js';

const ETHERNET = 1;
const LINUX_SLL = 113;

describe('capture statistics', () => {
  test('start with nothing read and no time', () => {
    const statistics = new CaptureStatistics();
    expect(statistics).toMatchObject({ read: 0, decoded: 0, skipped: {}, duration: 0 });
    expect(statistics.firstTime).toBeUndefined();
    expect(statistics.lastTime).toBeUndefined();
    expect(statistics.linkTypes).toEqual(new Map());
  });

  test('account for every packet, by reason and by link type', () => {
    const statistics = new CaptureStatistics();
    statistics.count(Skip.none, ETHERNET, 1, 0);
    statistics.count(Skip.unsupportedLinkType, LINUX_SLL, 1, 0);
    statistics.count(Skip.truncatedLinkHeader, ETHERNET, 1, 0);
    statistics.count(Skip.none, ETHERNET, 1, 0);
    expect(statistics).toMatchObject({
      read: 4,
      decoded: 2,
      skipped: { 'unsupported-link-type': 1, 'truncated-link-header': 1 },
    });
    expect(statistics.linkTypes).toEqual(
      new Map([
        [ETHERNET, 3],
        [LINUX_SLL, 1],
      ]),
    );
  });

  test('find the earliest and the latest time in whatever order the packets come', () => {
    const statistics = new CaptureStatistics();
    statistics.count(Skip.none, ETHERNET, 100, 500_000_000);
    statistics.count(Skip.none, ETHERNET, 100, 250_000_000);
    statistics.count(Skip.none, ETHERNET, 101, 0);
    statistics.count(Skip.none, ETHERNET, 99, 750_000_000);
    expect(statistics).toMatchObject({ firstTime: 99.75, lastTime: 101, duration: 1.25 });
  });

  test('give the duration correctly rounded, not the difference of two rounded times', () => {
    const statistics = new CaptureStatistics();
    statistics.count(Skip.none, ETHERNET, 1_600_000_000, 123_456_789);
    statistics.count(Skip.none, ETHERNET, 1_600_000_011, 690_951_789);
    expect(statistics.duration).toBe(11.567495);
  });

  test('pass over packets without a time', () => {
    const statistics = new CaptureStatistics();
    statistics.count(Skip.none, ETHERNET, Number.NaN, 0);
    expect(statistics.firstTime).toBeUndefined();
    statistics.count(Skip.none, ETHERNET, 7, 0);
    statistics.count(Skip.none, ETHERNET, Number.NaN, 0);
    expect(statistics).toMatchObject({ read: 3, firstTime: 7, lastTime: 7, duration: 0 });
  });
});
