import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { capturedFrames } from '@networkml/packet-builder';
import { beforeAll, describe, expect, test } from 'vitest';
import { headerLength } from '../capture/header-length.js';
import { LAB_FOLDER, readRoles } from '../roles/role-folder.js';
import { type RoundManifest, readManifest, roundFolders } from './round-folder.js';

const DATASET = join(LAB_FOLDER, 'dataset');
const MOST_BYTES = 25e6;

interface Round {
  readonly folder: string;
  readonly manifest: RoundManifest;
}

let rounds: Round[];
beforeAll(async () => {
  const folders = await roundFolders(DATASET);
  rounds = await Promise.all(
    folders.map(async (folder) => ({ folder, manifest: await readManifest(DATASET, folder) })),
  );
});

describe('the dataset', () => {
  test('has no byte of a payload, and as many packets as its manifests say', async () => {
    for (const { folder, manifest } of rounds) {
      for (const { capture, packets: count } of manifest.devices) {
        const packets = capturedFrames(gunzipSync(await readFile(join(DATASET, folder, capture))));
        expect(packets).toHaveLength(count);
        const longer = packets.filter(({ bytes }) => bytes.length > headerLength(bytes));
        expect(longer).toEqual([]);
        expect(packets.every(({ bytes, originalLength }) => bytes.length <= originalLength)).toBe(true);
      }
    }
  });

  test('has a capture of every role in every round, and a label for each', async () => {
    const roles = readRoles().map(({ id }) => id);
    const labels = await readFile(join(DATASET, 'labels.csv'), 'utf8');
    for (const { folder, manifest } of rounds) {
      expect(manifest.devices.map(({ role }) => role)).toEqual(roles);
      for (const { capture, mac, role } of manifest.devices)
        expect(labels).toContain(
          `${folder}/${capture},${mac},${role},${manifest.configuration.number},${manifest.round}\n`,
        );
    }
  });

  test('has several configurations, no address of one among those of another', () => {
    const prefixes = new Map(
      rounds.map(({ manifest: { configuration } }) => [configuration.number, configuration.ipv4Prefix]),
    );
    expect(prefixes.size).toBeGreaterThan(5);
    expect(new Set(prefixes.values()).size).toBe(prefixes.size);
  });

  test('is small enough to be cloned', async () => {
    const names = await readdir(DATASET, { recursive: true });
    const sizes = await Promise.all(names.map(async (name) => (await stat(join(DATASET, name))).size));
    expect(sizes.reduce((sum, size) => sum + size)).toBeLessThan(MOST_BYTES);
  });
});
