import { mkdir } from 'node:fs/promises';
import { writeLabels } from '../dataset/labels.js';
import { hasRound, writeRound } from '../dataset/round-folder.js';
import { drawRound, type PlanOptions } from '../draw/round.js';
import { CommandError } from '../network/command.js';
import { DeviceError } from '../network/device.js';
import { makeSwitch } from '../network/switch.js';
import type { LabRole } from '../roles/role-folder.js';
import { LabRound, type RoundOptions } from './lab-round.js';

/** Which rounds are run, and where their captures go. */
export interface RunOptions extends PlanOptions, RoundOptions {
  readonly firstRound: number;
  readonly rounds: number;
  /** Folder of the captures. */
  readonly out: string;
}

/**
 * Runs the rounds that the folder does not hold yet. A round that fails is told of and left out.
 *
 * @returns the number of rounds that failed
 */
export async function runRounds(roles: readonly LabRole[], options: RunOptions): Promise<number> {
  const { firstRound, rounds, out, logs } = options;
  await mkdir(out, { recursive: true });
  if (logs !== undefined) await mkdir(logs, { recursive: true });
  await makeSwitch();
  let failed = 0;
  for (let round = firstRound; round < firstRound + rounds; round++) {
    if (!hasRound(out, round) && !(await runRound(roles, round, options))) failed++;
    await writeLabels(out);
  }
  return failed;
}

async function runRound(roles: readonly LabRole[], round: number, options: RunOptions): Promise<boolean> {
  const start = performance.now();
  const plan = drawRound(roles, round, options);
  try {
    const captures = await new LabRound(plan, roles, options).run();
    await writeRound(options.out, plan, options.seconds, captures);
    const packets = captures.reduce((sum, { capture }) => sum + capture.length, 0);
    const seconds = (performance.now() - start) / 1000;
    console.error(`round ${round}: ${captures.length} captures, ${packets} packets, ${seconds.toFixed(0)} s`);
    return true;
  } catch (error) {
    if (!(error instanceof DeviceError || error instanceof CommandError)) throw error;
    console.error(`round ${round} failed: ${error.message}`);
    return false;
  }
}
