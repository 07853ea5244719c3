import { openCaptureFile } from '@networkml/pcap';
import { describeWithReferenceData, goldenCaptures } from '@networkml/reference-data';
import { expect, test } from 'vitest';
import { FLOW } from './flow.js';
import { FlowMeter } from './flow-meter.js';
import type { FlowTable } from './flow-table.js';

describeWithReferenceData('the flows of the golden captures', () => {
  for (const { kind, name, capturePath } of goldenCaptures()) {
    test(`${kind} ${name}: no packet is lost or counted twice, and every value is in its range`, async () => {
      const capture = await openCaptureFile(capturePath);
      const meter = new FlowMeter();
      const tables: FlowTable[] = [];
      let packets = 0;
      for await (const batch of capture.batches()) {
        packets += batch.length;
        tables.push(...meter.add(batch));
      }
      tables.push(...meter.end());
      expect(meter.packetsInFlows + meter.packetsOutsideFlows).toBe(packets);
      expect(sum(tables, 'bidirectional_packets')).toBe(meter.packetsInFlows);
      expect(tables.flatMap(outOfRange)).toEqual([]);
    });
  }
});

function sum(tables: readonly FlowTable[], name: string): number {
  return tables.flatMap(({ columns }) => [...(columns.get(name) ?? [])]).reduce((a, b) => a + b, 0);
}

function outOfRange({ columns }: FlowTable): string[] {
  return FLOW.features.flatMap(({ name, range: [least, greatest] }) =>
    [...(columns.get(name) ?? [Number.NaN])]
      .filter((value) => !(Number.isFinite(value) && value >= least && value <= greatest))
      .map((value) => `${name}: ${value}`),
  );
}
