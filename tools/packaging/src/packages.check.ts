import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromiumPath } from '@networkml/browser';
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
import { RUNTIMES } from './runtimes.js';
import { pack, type Tarball } from './tarball.js';
import { runInPage, runWholeProgram, type WholeProgram, writeWholeProgram } from './whole-program.js';

const packages = publishedPackages();
const entries = packages.flatMap((each) => each.entries);

/** The packages that a web page may use. */
const browserEntries = [
  '@networkml/pcap',
  '@networkml/features',
  '@networkml/mlp',
  '@networkml/roles',
  '@networkml/models',
  '@networkml/pipeline',
];

const tarballs = new Map<string, Tarball>();
const temporary = await mkdtemp(join(tmpdir(), 'networkml-packages-'));
const consumer = join(temporary, 'consumer');
let wholeProgram: WholeProgram;

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
  wholeProgram = await writeWholeProgram(consumer);
});

afterAll(() => rm(temporary, { recursive: true, force: true }));

describe.each(packages.map((each) => [each.name, each] as const))('%s', (name, { entries }) => {
  test('holds its licence and README, and no tests', () => {
    const { files } = tarballOf(name);
    expect(files).toEqual(expect.arrayContaining(['LICENSE', 'README.md', 'package.json']));
    expect(files.filter((file) => file.includes('.test.'))).toEqual([]);
  });

  test('keeps class fields where they are in CommonJS: moved into initialisers they come after private ones', async () => {
    const { path, files } = tarballOf(name);
    const scripts = files.filter((file) => file.endsWith('.cjs')).map((file) => `package/${file}`);
    if (scripts.length === 0) return;
    const text = await run('tar', ['-xzOf', path, ...scripts], temporary);
    expect(text).not.toMatch(/\b__init\d*\.call\(this\)/);
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

/** What the whole program finds in `examples/lab/Printer.pcapng.gz`. */
const ANSWER = {
  packets: 927,
  roles: ['Printer', 'BusinessWorkstation', 'BusinessWorkstation', 'BusinessWorkstation'],
  labels: Array.from({ length: 24 }, (_, row) => (row % 2 === 0 ? 'even' : 'odd')),
  onnxBytes: expect.any(Number),
};

describe('the whole of the packages in one program gives the same answer', () => {
  describe.each(RUNTIMES)('$name', (runtime) => {
    test.runIf(runtime.path !== undefined).each(['ESM', 'CommonJS'] as const)('%s', async (moduleSystem) => {
      expect(await runWholeProgram(wholeProgram, runtime, moduleSystem)).toEqual(ANSWER);
    });
  });

  test.runIf(chromiumPath !== undefined)('a page in Chromium that Vite has bundled', async () => {
    expect(await runInPage(wholeProgram)).toEqual(ANSWER);
  });

  test.runIf(process.env.CI && process.platform === 'linux' && process.arch === 'x64')(
    'in every runtime: none is missing',
    () => {
      const missing = RUNTIMES.filter(({ path }) => path === undefined).map(({ name }) => name);
      expect(missing).toEqual([]);
      expect(chromiumPath).toBeDefined();
    },
  );
});

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
