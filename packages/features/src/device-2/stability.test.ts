import { openCaptureFile } from '@networkml/pcap';
import { describeWithReferenceData, goldenCaptures } from '@networkml/reference-data';
import { expect, test } from 'vitest';
import { featurize } from '../featurize.js';
import { DEVICE_2 } from './device-2.js';

/** Fewer packets say nothing, in a half least of all. */
const LEAST_PACKETS = 40;

/** Mean absolute difference over all features, from 0 to 1, and where 95 % of the devices stay below. */
interface Bounds {
  readonly mean: number;
  readonly most: number;
}

const BOUNDS: Readonly<Record<string, Bounds>> = {
  'first half': { mean: 0.005, most: 0.03 },
  window: { mean: 0.01, most: 0.04 },
  'one peer': { mean: 0.025, most: 0.09 },
};

describeWithReferenceData('views of devices of the golden captures', () => {
  test('differ from the whole within bounds', async () => {
    const differences = new Map<string, number[]>();
    for (const { capturePath } of goldenCaptures()) {
      for (const [view, difference] of await differencesIn(capturePath))
        differences.set(view, [...(differences.get(view) ?? []), difference]);
    }
    for (const [view, { mean, most }] of Object.entries(BOUNDS)) {
      const all = (differences.get(view) ?? []).sort((a, b) => a - b);
      expect(all.length, view).toBeGreaterThan(50);
      expect(all.reduce((sum, each) => sum + each, 0) / all.length, view).toBeLessThan(mean);
      expect(all[Math.floor(0.95 * all.length)], view).toBeLessThan(most);
    }
  });
});

/** The difference of each view of each device of a capture from the whole. */
async function differencesIn(path: string): Promise<[view: string, difference: number][]> {
  const wholes = await featurize((await openCaptureFile(path)).batches(), { schema: DEVICE_2 });
  const found: [string, number][] = [];
  const sizes = new Set(wholes.devices.map(({ packets }) => packets).filter((n) => n >= LEAST_PACKETS));
  for (const packets of sizes) {
    const half = packets >> 1;
    const first = (packets * 7919) % (packets - half);
    const windows = [
      { first: 0, packets: half },
      { first: first === 0 ? 1 : first, packets: packets >> 2 },
    ];
    const views = { windows, onePeer: 1, seed: 1 };
    const table = await featurize((await openCaptureFile(path)).batches(), { schema: DEVICE_2, views });
    let whole = 0;
    table.devices.forEach(({ view }, row) => {
      if (view === undefined) whole = row;
      else if (table.devices[whole].packets === packets) {
        const columns = [...table.columns.values()];
        const sum = columns.reduce((total, column) => total + Math.abs(column[row] - column[whole]), 0);
        found.push([nameOf(view), sum / columns.length]);
      }
    });
  }
  return found;
}

function nameOf(view: string): string {
  if (view.startsWith('first')) return 'first half';
  return view.startsWith('packets') ? 'window' : view;
}
