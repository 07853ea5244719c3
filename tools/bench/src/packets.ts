import { WIRESHARK_FIELDS } from '@networkml/pcap';
import { captureArguments } from './arguments.js';
import { WHOLE_PACKETS } from './captures/repeated-capture.js';
import { withTemporaryCapture } from './captures/temporary-capture.js';
import { NETWORKML } from './command.js';
import { medianTime, type Standing, standingText, takeTurns, timeRatio } from './contest.js';
import { installedCommands, type TimedCommand } from './installed-commands.js';

const ROUNDS = 7;
const DEFAULTS = { packets: 1_000_000, snapshotLength: WHOLE_PACKETS };

const NAME = {
  node: 'node, doing nothing',
  packets: 'networkml packets',
  tshark: 'tshark -T fields, the same thirty',
  inspect: 'networkml inspect',
  capinfos: 'capinfos',
  capinfosWithoutHashes: 'capinfos, all but hashes',
} as const;

/** All that capinfos tells unless asked for less, but the hashes of the file. */
const ALL_BUT_HASHES = '-tEIFkcsdluaeoyizxnD';

/** Compares whole commands, from start to end, with those of Wireshark. */
export async function packets(args: readonly string[]): Promise<void> {
  await withTemporaryCapture(captureArguments(args, DEFAULTS), async ({ path, packets }) => {
    const standings = await takeTurns(installedCommands(commands(path)), ROUNDS);
    for (const standing of standings) console.log(line(standing, packets));
    console.log(`(medians of ${ROUNDS} rounds; ± is half of the range)`);
    for (const comparison of comparisons(standings)) console.log(comparison);
  });
}

function commands(path: string): TimedCommand[] {
  const node = process.execPath;
  const fields = WIRESHARK_FIELDS.flatMap(({ name }) => ['-e', name]);
  return [
    { name: NAME.node, program: node, args: ['--eval', '0'] },
    { name: NAME.packets, program: node, args: [NETWORKML, 'packets', path] },
    { name: NAME.tshark, program: 'tshark', args: ['-n', '-r', path, '-T', 'fields', ...fields] },
    { name: NAME.inspect, program: node, args: [NETWORKML, 'inspect', '--quiet', path] },
    { name: NAME.capinfos, program: 'capinfos', args: [path] },
    { name: NAME.capinfosWithoutHashes, program: 'capinfos', args: [ALL_BUT_HASHES, path] },
  ];
}

function line(standing: Standing, packets: number): string {
  if (standing.name === NAME.node) return standingText(standing);
  return `${standingText(standing)} ${(packets / standing.median).toFixed(0).padStart(7)} thousand packets/s`;
}

function comparisons(standings: readonly Standing[]): string[] {
  const present = new Set(standings.map(({ name }) => name));
  return [
    ...(present.has(NAME.tshark) ? [comparisonWithTshark(standings)] : []),
    ...[NAME.capinfos, NAME.capinfosWithoutHashes]
      .filter((name) => present.has(name))
      .map((name) => comparisonWithCapinfos(standings, name)),
  ];
}

function comparisonWithTshark(standings: readonly Standing[]): string {
  const ratio = timeRatio(standings, NAME.tshark, NAME.packets).toFixed(1);
  return `networkml packets is ${ratio} x faster than tshark (target: at least 8)`;
}

function comparisonWithCapinfos(standings: readonly Standing[], capinfos: string): string {
  const difference = medianTime(standings, NAME.inspect) - medianTime(standings, capinfos);
  const node = medianTime(standings, NAME.node);
  return (
    `networkml inspect takes ${difference.toFixed(0)} ms more than ${capinfos} ` +
    `(target: at most ${node.toFixed(0)}, Node's start)`
  );
}
