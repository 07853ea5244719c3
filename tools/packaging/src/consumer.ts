import { mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { repositoryRoot } from './published-package.js';
import { run } from './run.js';

/** How a user's TypeScript project may find modules, with the file in which it imports ours. */
export const resolutions = {
  'NodeNext, ESM': { module: 'NodeNext', moduleResolution: 'NodeNext', file: 'consumer.mts' },
  'NodeNext, CommonJS': { module: 'NodeNext', moduleResolution: 'NodeNext', file: 'consumer.cts' },
  bundler: { module: 'ESNext', moduleResolution: 'bundler', file: 'consumer.ts' },
} as const;

export type Resolution = keyof typeof resolutions;

/** How Node takes a script. */
export type ModuleType = 'module' | 'commonjs';

/** Lays out a project of somebody who installs the packages with npm, as from the registry. */
export async function createConsumer(folder: string, tarballs: readonly string[]): Promise<void> {
  await mkdir(folder);
  await writeJson(join(folder, 'package.json'), { name: 'consumer', private: true });
  await run('npm', ['install', '--no-audit', '--no-fund', ...tarballs], folder);
}

/** The names that an entry exports to `import`. */
export function importedNames(consumer: string, entry: string): Promise<string[]> {
  return namesPrintedBy(consumer, 'module', `await import(${JSON.stringify(entry)})`);
}

/** The names that an entry exports to `require`. */
export function requiredNames(consumer: string, entry: string): Promise<string[]> {
  return namesPrintedBy(consumer, 'commonjs', `require(${JSON.stringify(entry)})`);
}

/** Type-checks a file that imports every entry, declarations of the packages included. */
export async function typeCheckConsumer(
  consumer: string,
  entries: readonly string[],
  resolution: Resolution,
): Promise<void> {
  const { module, moduleResolution, file } = resolutions[resolution];
  const config = `tsconfig.${file}.json`;
  await writeFile(join(consumer, file), importOfAll(entries, file));
  await writeJson(join(consumer, config), {
    compilerOptions: {
      module,
      moduleResolution,
      target: 'ES2022',
      lib: ['ES2023'],
      types: ['node'],
      typeRoots: [join(repositoryRoot, 'node_modules', '@types')],
      strict: true,
      noEmit: true,
    },
    files: [file],
  });
  const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
  await run(process.execPath, [tsc, '--project', config], consumer);
}

/** Bundles entries for a web page, which fails where they would load a module of Node's. */
export async function bundleForBrowser(consumer: string, entries: readonly string[]): Promise<void> {
  const file = join(consumer, 'page.mjs');
  await writeFile(file, importOfAll(entries, file));
  await run(
    'esbuild',
    [file, '--bundle', '--platform=browser', '--format=esm', '--outfile=page.js'],
    consumer,
  );
}

/**
 * Reads a capture, and then what is no capture, with the engine pcap-parser; gives the number of packets and whether the
 * error is a `CaptureError` of the main entry. Fails where Node warns of something deprecated.
 */
export async function readWithPcapParser(consumer: string, moduleType: ModuleType): Promise<unknown> {
  const load = moduleType === 'module' ? 'await import' : 'require';
  const script = `
    const { CaptureError, writePcap } = ${load}('@networkml/pcap');
    const { openCaptureWith } = ${load}('@networkml/pcap/engines');
    const packet = { seconds: 0, nanoseconds: 0, bytes: new Uint8Array(1000) };
    const file = writePcap(Array.from({ length: 200 }, () => packet));
    const read = async () => {
      let packets = 0;
      for await (const batch of (await openCaptureWith('pcap-parser', file)).batches()) packets += batch.length;
      const error = await openCaptureWith('pcap-parser', new Uint8Array(0)).catch((thrown) => thrown);
      process.stdout.write(JSON.stringify({ packets, isCaptureError: error instanceof CaptureError }));
    };
    read();`;
  const options = ['--throw-deprecation', `--input-type=${moduleType}`, '--eval', script];
  return JSON.parse(await run(process.execPath, options, consumer));
}

/**
 * Cross-validates on worker threads; gives the number of rows that were judged, and whether the error of a thread is an
 * `InvalidInputError` of the main entry.
 */
export async function crossValidateOnThreads(consumer: string, moduleType: ModuleType): Promise<unknown> {
  const load = moduleType === 'module' ? 'await import' : 'require';
  const script = `
    const { crossValidateOn, InvalidInputError, MLPClassifier, Pipeline, StandardScaler, StratifiedKFold } = ${load}('@networkml/mlp');
    const { FoldThreads } = ${load}('@networkml/mlp/node');
    const threads = new FoldThreads(2);
    const y = Array.from({ length: 8 }, (_, row) => (row % 2 === 0 ? 'even' : 'odd'));
    const makeEstimator = () => new Pipeline({ scaler: new StandardScaler(), classifier: new MLPClassifier() });
    const judge = (X) => crossValidateOn(threads, makeEstimator, X, y, new StratifiedKFold({ nSplits: 2 }));
    const run = async () => {
      const { predictions } = await judge(y.map((_, row) => [row % 2]));
      const error = await judge(y.map((_, row) => [row * 1e300])).catch((thrown) => thrown);
      const isInvalidInputError = error instanceof InvalidInputError;
      process.stdout.write(JSON.stringify({ rows: predictions.length, isInvalidInputError }));
      await threads.close();
    };
    run();`;
  return JSON.parse(await run(process.execPath, [`--input-type=${moduleType}`, '--eval', script], consumer));
}

async function namesPrintedBy(
  consumer: string,
  moduleType: ModuleType,
  expression: string,
): Promise<string[]> {
  const script = `process.stdout.write(JSON.stringify(Object.keys(${expression}).sort()))`;
  return JSON.parse(await run(process.execPath, [`--input-type=${moduleType}`, '--eval', script], consumer));
}

function importOfAll(entries: readonly string[], file: string): string {
  const statements = entries.map((entry, index) =>
    file.endsWith('.cts')
      ? `import m${index} = require('${entry}');`
      : `import * as m${index} from '${entry}';`,
  );
  return `${statements.join('\n')}\nexport const names = [${entries.map((_, index) => `m${index}`)}].map(Object.keys);\n`;
}

function writeJson(path: string, value: unknown): Promise<void> {
  return writeFile(path, JSON.stringify(value));
}
