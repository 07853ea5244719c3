import { expect, test } from 'vitest';
import type { SentinelData } from './iot-sentinel.js';
import { twinLines } from './twins.js';

const TYPES = ['iKettle2', 'iKettle2', 'SmarterCoffee', 'SmarterCoffee', 'Aria', 'Lightify'];

function data(): SentinelData {
  const rows = TYPES.map((role, i) => ({
    ...{ capture: `${i}.pcap`, device: '02:00:00:00:00:01', role, group: undefined },
    ...{ packets: 10, packetsSent: 1, view: undefined, firstSeconds: undefined, unit: role, person: 'A' },
  }));
  // The second feature is larger for the kettle, but for one of four pairs; the first one tells nothing.
  const inputs = Float64Array.of(1, 8, 1, 3, 1, 5, 1, 2, 1, 0, 1, 0);
  return { rows, types: TYPES, roleOfType: new Map(), inputs: { data: inputs, rows: 6, columns: 2 } };
}

test('twins that are taken for each other are told of, other mistakes are not', () => {
  const predicted = ['SmarterCoffee', 'iKettle2', 'SmarterCoffee', 'SmarterCoffee', 'Lightify', 'Lightify'];
  const lines = twinLines({ expected: TYPES, predicted }, data(), ['size', 'rate']);
  expect(lines).toEqual([
    expect.stringMatching(/^SmarterCoffee and iKettle2, 1 of 4: rate 0\.75, size 0\.50 \(chance \d\.\d\d\)$/),
  ]);
});
