import { describe, expect, test } from 'vitest';
import { AddressTable } from './batch/address-table.js';
import { PacketBatch } from './batch/packet-batch.js';
import { Skip } from './batch/skip-reason.js';
import { CaptureStatistics } from './capture-statistics.js';
import { BatchSink } from './dissection/batch-sink.js';

const ETHERNET = 1;
const LINUX_SLL = 113;

type Packet = readonly [skip: number, linkType: number, seconds: number, nanoseconds: number];

/** Statistics of packets of 60 bytes, 40 of them captured, that were handed over in batches. */
function statisticsOf(...batches: readonly Packet[][]): CaptureStatistics {
  const statistics = new CaptureStatistics();
  const batch = new PacketBatch(10, new AddressTable(), new AddressTable());
  const sink = new BatchSink(batch, statistics);
  for (const packets of batches) {
    for (const [skip, ...packet] of packets) batch.skipped[sink.append(60, 40, ...packet)] = skip;
    sink.settle();
    sink.clear();
  }
  return statistics;
}

describe('capture statistics', () => {
  test('start with nothing read and no time', () => {
    const statistics = new CaptureStatistics();
    expect(statistics).toMatchObject({ read: 0, decoded: 0, skipped: {}, duration: 0 });
    expect(statistics.firstTime).toBeUndefined();
    expect(statistics.lastTime).toBeUndefined();
    expect(statistics.linkTypes).toEqual(new Map());
  });

  test('account for every packet, by reason and by link type', () => {
    const statistics = statisticsOf([
      [Skip.none, ETHERNET, 1, 0],
      [Skip.unsupportedLinkType, LINUX_SLL, 1, 0],
      [Skip.truncatedLinkHeader, ETHERNET, 1, 0],
      [Skip.none, ETHERNET, 1, 0],
    ]);
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

  test('sum up the bytes on the wire and the captured ones, over all batches', () => {
    const packet: Packet = [Skip.none, ETHERNET, 1, 0];
    expect(statisticsOf([packet, packet], [packet])).toMatchObject({ wireBytes: 180, capturedBytes: 120 });
  });

  test('find the earliest and the latest time in whatever order the packets come', () => {
    const statistics = statisticsOf([
      [Skip.none, ETHERNET, 100, 500_000_000],
      [Skip.none, ETHERNET, 100, 250_000_000],
      [Skip.none, ETHERNET, 101, 0],
      [Skip.none, ETHERNET, 99, 750_000_000],
    ]);
    expect(statistics).toMatchObject({ firstTime: 99.75, lastTime: 101, duration: 1.25 });
  });

  test('give the duration correctly rounded, not the difference of two rounded times', () => {
    const statistics = statisticsOf([
      [Skip.none, ETHERNET, 1_600_000_000, 123_456_789],
      [Skip.none, ETHERNET, 1_600_000_011, 690_951_789],
    ]);
    expect(statistics.duration).toBe(11.567495);
  });

  test('pass over packets without a time', () => {
    const untimed: Packet = [Skip.none, ETHERNET, Number.NaN, 0];
    expect(statisticsOf([untimed]).firstTime).toBeUndefined();
    expect(statisticsOf([untimed], [[Skip.none, ETHERNET, 7, 0], untimed])).toMatchObject({
      read: 3,
      firstTime: 7,
      lastTime: 7,
      duration: 0,
    });
  });
});
