import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { HeaderCapture } from '../capture/header-capture.js';
import { drawRound } from '../draw/round.js';
import { writeLabels } from './labels.js';
import { hasRound, readManifest, writeRound } from './round-folder.js';

const plan = drawRound(
  ['Printer', 'WebServer'].map((id) => ({ id, implementations: [], uses: [], guestActions: [] })),
  5,
  { seed: 1, roundsPerConfiguration: 3 },
);

let out = '';
beforeAll(async () => {
  out = await mkdtemp(join(tmpdir(), 'lab-'));
  const capture = new HeaderCapture(1);
  for (let i = 0; i < 3; i++) capture.add({ seconds: i, nanoseconds: 0, bytes: new Uint8Array(60) });
  await writeRound(out, plan, 60, [
    { role: 'Printer', capture },
    { role: 'WebServer', capture: new HeaderCapture(1) },
  ]);
});
afterAll(() => rm(out, { recursive: true }));

test('labels join captures that hold packets by name and MAC address', async () => {
  await writeLabels(out);
  expect(await readFile(join(out, 'labels.csv'), 'utf8')).toBe(
    `capture,mac,role,configuration,round\nround-05/Printer-r5-c2.pcapng.gz,${plan.devices[0].mac},Printer,2,5\n`,
  );
});

test('the manifest of a round tells what was drawn and what was captured', async () => {
  expect(hasRound(out, 5)).toBe(true);
  const { devices, ...shared } = await readManifest(out, 'round-05');
  const { devices: planned, ...drawn } = plan;
  expect(shared).toEqual({ ...drawn, seconds: 60 });
  expect(devices).toEqual([
    { ...planned[0], capture: 'Printer-r5-c2.pcapng.gz', packets: 1, packetsSeen: 3 },
    { ...planned[1], capture: 'WebServer-r5-c2.pcapng.gz', packets: 0, packetsSeen: 0 },
  ]);
});
