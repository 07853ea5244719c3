import { spawnSync } from 'node:child_process';
import { EXTREME_CAPTURES } from './extreme-captures/extreme-captures.js';
import { readExtremeCapture } from './extreme-captures/read-extreme-capture.js';
import { residentMemory } from './used-memory.js';

const BYTES_PER_MEGABYTE = 1024 * 1024;

/**
 * Reads every extreme capture in full, each in a process of its own so that none sees the memory of another.
 *
 * @param words only those whose name has them
 * @returns whether all came to what they must
 */
export function readExtremes(words: string): boolean {
  const failed = EXTREME_CAPTURES.filter(({ name }) => name.includes(words)).filter(({ name }) => {
    const command = [process.argv[1], 'extreme', name];
    const { status } = spawnSync(process.execPath, command, { stdio: 'inherit' });
    if (status === null) console.log(`  FAULT: ${name}: the process died`);
    return status !== 0;
  });
  return failed.length === 0;
}

/** Reads the extreme capture of this name in full, and says what it came to and whether it must. */
export async function readExtreme(name: string): Promise<boolean> {
  const extreme = EXTREME_CAPTURES.find((each) => each.name === name);
  if (extreme === undefined) throw new TypeError(`no extreme capture is named ${name}`);
  const count = extreme.counts.full;
  const { packets, error, milliseconds, memory, faults } = await readExtremeCapture(
    extreme,
    count,
    residentMemory,
  );
  const rise = (memory / BYTES_PER_MEGABYTE).toFixed(0);
  const end = error === undefined ? '' : `, ${error}`;
  console.log(`${extreme.name} (${count.toLocaleString('en-US')})`);
  console.log(
    `  ${packets.toLocaleString('en-US')} packets${end}, ${(milliseconds / 1000).toFixed(1)} s, ${rise} MB`,
  );
  for (const fault of faults) console.log(`  FAULT: ${fault}`);
  return faults.length === 0;
}
