import { expect, test } from 'vitest';
import { LAPTOP, PRINTER, packet, tableOf, tcpPacket } from '../../test-support/feature-tables.js';
import { featurize } from '../featurize.js';

const talk = (...milliseconds: number[]) =>
  milliseconds.map((moment) => packet(tcpPacket(LAPTOP, PRINTER, 50_000, 631), moment));

test('only the packets of the first seconds count, the end not included', async () => {
  const table = await tableOf(talk(500, 700, 1499, 1500, 9000, 800), { firstSeconds: 1 });
  expect(table.devices.map(({ packets }) => packets)).toEqual([4, 4]);
});

test('it is what a capture of these packets alone has', async () => {
  const beginning = await tableOf(talk(0, 10, 20));
  const table = await tableOf(talk(0, 10, 20, 2000), { firstSeconds: 2 });
  expect(table.columns).toEqual(beginning.columns);
});

test.each([0, -1, Number.NaN])('%s seconds are none', async (firstSeconds) => {
  await expect(featurize([], { firstSeconds })).rejects.toThrow(RangeError);
});
