import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  bundleForBrowser,
  createConsumer,
  crossValidateOnThreads,
  importedNames,
  type Resolution,
  readWithPcapParser,
  requiredNames,
  resolutions,
  typeCheckConsumer,
} from './consumer.js';
import { publishedPackages } from './published-package.js';
import { run } from './run.js';
import { pack, type Tarball } from './tarball.js';

const packages = publishedPackages();
const entries = packages.flatMap((each) => each.entries);

/** The packages that a web page may use. */
const browserEntries = ['@networkml/pcap', '@networkml/features', '@networkml/mlp', '@networkml/roles'];

const tarballs = new Map<string, Tarball>();
const temporary = await mkdtemp(join(tmpdir(), 'networkml-packages-'));
const consumer = join(temporary, 'consumer');

function tarballOf(name: string): Tarball {
  const tarball = tarballs.get(name);
  if (!tarball) throw new Error(`${name} was not packed`);
  return tarball;
}

beforeAll(async () => {
  for (const each of packages) tarballs.set(each.name, await pack(each, temporary));
  await createConsumer(
    consumer,
    [...tarballs.values()].map(({ path }) => path),
  );
});

afterAll(() => rm(temporary, { recursive: true, force: true }));

describe.each(packages.map((each) => [each.name, each] as const))('%s', (name, { entries }) => {
  test('holds its licence and README, and no tests', () => {
    const { files } = tarballOf(name);
    expect(files).toEqual(expect.arrayContaining(['LICENSE', 'README.md', 'package.json']));
    expect(files.filter((file) => file.includes('.test.'))).toEqual([]);
  });

  test('has a manifest that fits its files (publint)', async () => {
    await run('publint', ['run', '--strict', tarballOf(name).path], temporary);
  });

  test.runIf(entries.length > 0)('has types that fit its code, for ESM and CommonJS (attw)', async () => {
    const options = ['--profile', 'node16', '--no-definitely-typed', '--format', 'ascii', '--no-color'];
    await run('attw', [tarballOf(name).path, ...options], temporary);
  });

  test.each(entries)('%s exports the same names to import and to require', async (entry) => {
    const names = await importedNames(consumer, entry);
    expect(names).not.toEqual([]);
    expect(await requiredNames(consumer, entry)).toEqual(names);
  });
});

test.each(Object.keys(resolutions) as Resolution[])(
  'type-checks in a project of its users (%s)',
  (resolution) => typeCheckConsumer(consumer, entries, resolution),
);

test('bundles for a web page without Node’s modules', () => bundleForBrowser(consumer, browserEntries));

test.each(['module', 'commonjs'] as const)(
  'the engine pcap-parser reads without a warning and has errors of the main entry (%s)',
  async (moduleType) => {
    expect(await readWithPcapParser(consumer, moduleType)).toEqual({ packets: 200, isCaptureError: true });
  },
);

test.each(['module', 'commonjs'] as const)(
  'cross-validates on threads, whose errors are those of the main entry (%s)',
  async (moduleType) => {
    expect(await crossValidateOnThreads(consumer, moduleType)).toEqual({
      rows: 8,
      isInvalidInputError: true,
    });
  },
);

test('the installed command gives its version', async () => {
  const version = packages.find(({ name }) => name === 'networkml')?.version;
  expect(await run('npx', ['--no-install', 'networkml', '--version'], consumer)).toBe(`${version}\n`);
});
