import { readFileSync } from 'node:fs';
import { openCapture } from '@networkml/pcap';
import { describeWithReferenceData, goldenCaptures } from '@networkml/reference-data';
import { expect, test } from 'vitest';
import { Featurizer, featurize } from './featurize.js';

function* pieces(bytes: Uint8Array, length: number): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
}

describeWithReferenceData('laws of features, on the golden captures', () => {
  test.each(goldenCaptures())('$kind $name', async ({ capturePath }) => {
    const bytes = Uint8Array.from(readFileSync(capturePath));
    const table = await featurize((await openCapture(bytes)).batches());

    // The chunks of the stream and the size of the batches have no influence.
    const capture = await openCapture(pieces(bytes, 997), { batchSize: 7 });
    const featurizers = [new Featurizer(), new Featurizer(), new Featurizer()] as const;
    let batches = 0;
    for await (const batch of capture.batches()) featurizers[batches++ % 3].add(batch);

    // Nor has it whether parts are gathered each for itself, and merged in whatever order.
    const [first, second, third] = featurizers;
    second.merge(third);
    second.merge(first);
    const merged = second.table();
    expect(merged.columns).toEqual(table.columns);
    expect(merged.devices.map(({ key }) => key)).toEqual(table.devices.map(({ key }) => key));

    // No value is outside the range of its definition.
    for (const { name, range } of table.schema.features) {
      const column = table.columns.get(name) ?? [];
      expect(column.every((value) => value >= range[0] && value <= range[1] && Number.isFinite(value))).toBe(
        true,
      );
    }
  });
});
