import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type RoundManifest, readManifest, roundFolders } from './round-folder.js';

const HEADER = 'capture,mac,role,configuration,round';

/** Writes `labels.csv`: a row for each capture of all rounds in the folder. */
export async function writeLabels(out: string): Promise<void> {
  const rows: string[] = [];
  for (const folder of await roundFolders(out))
    rows.push(...labelRows(folder, await readManifest(out, folder)));
  await writeFile(join(out, 'labels.csv'), [HEADER, ...rows, ''].join('\n'));
}

/** The rows of a round. @param folder its name within that of the data set */
function labelRows(folder: string, { round, configuration, devices }: RoundManifest): string[] {
  return devices
    .filter(({ packets }) => packets > 0)
    .map(({ capture, mac, role }) => `${folder}/${capture},${mac},${role},${configuration.number},${round}`);
}
