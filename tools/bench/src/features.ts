import { readFileSync } from 'node:fs';
import { featurize, meterFlows } from '@networkml/features';
import { openCapture } from '@networkml/pcap';
import { captureArguments } from './arguments.js';
import { WHOLE_PACKETS } from './captures/repeated-capture.js';
import { withTemporaryCapture } from './captures/temporary-capture.js';
import { type Contestant, standingText, takeTurns, timeRatio } from './contest.js';

const ROUNDS = 7;
const DEFAULTS = { packets: 1_000_000, snapshotLength: WHOLE_PACKETS };
const NAME = {
  decoding: 'in memory: batches()',
  hosts: 'in memory: batches() and featurize()',
  flows: 'in memory: batches() and meterFlows()',
} as const;

/** Compares featurizing with decoding alone. */
export async function features(args: readonly string[]): Promise<void> {
  await withTemporaryCapture(captureArguments(args, DEFAULTS), async ({ path, packets }) => {
    const standings = await takeTurns(contestants(Uint8Array.from(readFileSync(path))), ROUNDS);
    for (const standing of standings) {
      const speed = (packets / standing.median / 1000).toFixed(2).padStart(7);
      console.log(`${standingText(standing)} ${speed} million packets/s`);
    }
    console.log(`(medians of ${ROUNDS} rounds; ± is half of the range)`);
    const hosts = timeRatio(standings, NAME.hosts, NAME.decoding).toFixed(2);
    const flows = timeRatio(standings, NAME.flows, NAME.decoding).toFixed(2);
    console.log(`features of hosts take ${hosts} x the time of decoding alone (target: at most 4)`);
    console.log(`features of flows take ${flows} x the time of decoding alone`);
  });
}

function contestants(bytes: Uint8Array): Contestant[] {
  return [
    {
      name: NAME.decoding,
      run: async () => {
        let packets = 0;
        for await (const batch of (await openCapture(bytes)).batches()) packets += batch.length;
        return packets;
      },
    },
    { name: NAME.hosts, run: async () => featurize((await openCapture(bytes)).batches()) },
    {
      name: NAME.flows,
      run: async () => {
        let flows = 0;
        for await (const table of meterFlows((await openCapture(bytes)).batches()))
          flows += table.flows.length;
        return flows;
      },
    },
  ];
}
