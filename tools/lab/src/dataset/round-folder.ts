import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RoleDevice, RoundPlan } from '../draw/round.js';
import type { DeviceCapture } from '../run/lab-round.js';

/** What a round's `manifest.json` holds. */
export interface RoundManifest extends Omit<RoundPlan, 'devices'> {
  /** Seconds that were captured. */
  readonly seconds: number;
  readonly devices: readonly CapturedDevice[];
}

/** A device of the plan and what was captured of it. */
interface CapturedDevice extends RoleDevice {
  /** Name of the capture within the round's folder. */
  readonly capture: string;
  /** Packets in the capture. */
  readonly packets: number;
  /** Packets that were seen, those beyond the most that is kept included. */
  readonly packetsSeen: number;
}

const MANIFEST = 'manifest.json';

/** Name of a round's folder within that of the data set. */
function roundFolder(round: number): string {
  return `round-${String(round).padStart(2, '0')}`;
}

/** Names of the rounds' folders in that of the data set. */
export async function roundFolders(out: string): Promise<string[]> {
  return (await readdir(out)).filter((name) => /^round-\d+$/.test(name)).sort();
}

/** Whether the data set has the round. */
export function hasRound(out: string, round: number): boolean {
  return existsSync(join(out, roundFolder(round), MANIFEST));
}

/** Writes the captures of a round with their manifest: all or nothing. */
export async function writeRound(
  out: string,
  plan: RoundPlan,
  seconds: number,
  captures: readonly DeviceCapture[],
): Promise<void> {
  const folder = join(out, roundFolder(plan.round));
  const unfinished = `${folder}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished);
  const devices: CapturedDevice[] = [];
  for (const { role, capture } of captures) {
    const device = plan.devices.find((each) => each.role === role);
    if (device === undefined) continue;
    const name = captureName(plan, role);
    await writeFile(join(unfinished, name), capture.toFile());
    devices.push({ ...device, capture: name, packets: capture.length, packetsSeen: capture.seen });
  }
  const manifest: RoundManifest = { ...plan, seconds, devices };
  await writeFile(join(unfinished, MANIFEST), `${JSON.stringify(manifest, null, 1)}\n`);
  await rename(unfinished, folder);
}

/** Reads the manifest of a round, as {@link writeRound} wrote it. */
export async function readManifest(out: string, folder: string): Promise<RoundManifest> {
  return JSON.parse(await readFile(join(out, folder, MANIFEST), 'utf8'));
}

/** By the convention of NetworkML's training data: the role up to the first hyphen. */
function captureName({ round, configuration }: RoundPlan, role: string): string {
  return `${role}-r${round}-c${configuration.number}.pcapng.gz`;
}
