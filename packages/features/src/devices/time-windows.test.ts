import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LAPTOP, PRINTER, packet, tableOf, tcpPacket, valuesOf } from '../../test-support/feature-tables.js';
import type { FeatureTable } from '../feature-table.js';

/** For each row of a table its device, the start of its window and its packets. */
function windowRows({ devices }: FeatureTable, start = 1_700_000_000): unknown[] {
  return devices.map(({ key, window, packets }) => [key, (window?.start ?? Number.NaN) - start, packets]);
}

const talk = [0, 400, 999, 1000, 3500].map((milliseconds) =>
  packet(tcpPacket(PRINTER, LAPTOP, 631, 50_000), milliseconds),
);

test('a window of time has a row for each device that it holds packets of, beginning with the first packet', async () => {
  const table = await tableOf(talk, { window: { length: 1 } });
  expect(windowRows(table)).toEqual([
    [PRINTER, 0, 3],
    [PRINTER, 1, 1],
    [PRINTER, 3, 1],
    [LAPTOP, 0, 3],
    [LAPTOP, 1, 1],
    [LAPTOP, 3, 1],
  ]);
  expect(table.devices[0].window).toEqual({ start: 1_700_000_000, end: 1_700_000_001 });
  expect(valuesOf(table, PRINTER)('count_frame_len_out')).toBe(3);
});

test('windows overlap where they slide by less than their length', async () => {
  const table = await tableOf(talk, { window: { length: 1, slide: 0.5 }, devices: 'canonical' });
  expect(windowRows(table)).toEqual([
    [PRINTER, 0, 3],
    [PRINTER, 0.5, 2],
    [PRINTER, 1, 1],
    [PRINTER, 3, 1],
    [PRINTER, 3.5, 1],
  ]);
});

test('time that goes back beyond the first packet has windows too', async () => {
  const late = { ...packet(tcpPacket(PRINTER, LAPTOP, 631, 50_000)), seconds: 1_699_999_998 };
  const table = await tableOf([...talk, late], { window: { length: 1 }, devices: 'canonical' });
  expect(windowRows(table)).toEqual([
    [PRINTER, -2, 1],
    [PRINTER, 0, 3],
    [PRINTER, 1, 1],
    [PRINTER, 3, 1],
  ]);
});

test('a window must have a length, and slide by no more than it', async () => {
  for (const window of [
    { length: 0 },
    { length: Number.NaN },
    { length: 1, slide: 2 },
    { length: 1, slide: 0 },
  ]) {
    await expect(tableOf(talk, { window })).rejects.toThrow(RangeError);
  }
});

test('one window that holds the whole capture has the features of the whole capture', async () => {
  const whole = await tableOf(talk);
  const window = await tableOf(talk, { window: { length: 60 } });
  expect(window.columns).toEqual(whole.columns);
});

test('windows that follow one another hold each packet once, whatever their length', async () => {
  const length = fc.oneof(
    fc.constantFrom(0.1, 1.1, 2.3, 66.6, 1 / 3),
    fc.double({ min: 0.05, max: 100, noNaN: true }),
  );
  await fc.assert(
    fc.asyncProperty(length, fc.array(fc.nat(100_000), { maxLength: 20 }), async (length, times) => {
      const packets = times.map((time) => packet(tcpPacket(PRINTER, LAPTOP, 631, 50_000), time));
      const { devices } = await tableOf(packets, { window: { length }, devices: 'canonical' });
      expect(devices.reduce((sum, device) => sum + device.packets, 0)).toBe(times.length);
      for (const { window } of devices)
        expect((window?.end ?? 0) - (window?.start ?? 0)).toBeCloseTo(length, 5);
    }),
  );
});
