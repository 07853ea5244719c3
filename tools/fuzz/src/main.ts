import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { corpus } from './corpus.js';
import { readExtreme, readExtremes } from './extremes.js';
import { type Finding, fuzz } from './fuzz.js';

const USAGE =
  'usage: npm run fuzz -- [--seed <number>] [--runs <number>] [--first <number>] [--out <folder>]';
const BYTES_PER_MEGABYTE = 1024 * 1024;

/** A whole number given on the command line. */
function wholeNumber(text: string): number {
  const number = Number(text);
  if (Number.isSafeInteger(number) && number >= 0) return number;
  throw new TypeError(`expected a whole number, got ${text}\n${USAGE}`);
}

function report(seed: number, folder: string | undefined, { fuzzCase, violation }: Finding): void {
  const { index, source, mutations, bytes } = fuzzCase;
  console.log(`seed ${seed}, case ${index}: ${source}, ${mutations.join(', ')}, ${bytes.length} bytes`);
  console.log(`  ${violation.message}`);
  if (violation.cause instanceof Error) console.log(violation.cause.stack);
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${seed}-${index}.capture`), bytes);
}

async function runFuzzer(args: string[]): Promise<boolean> {
  const { values } = parseArgs({
    args,
    options: {
      seed: { type: 'string', default: '1' },
      runs: { type: 'string', default: '100000' },
      first: { type: 'string', default: '0' },
      out: { type: 'string' },
    },
  });
  const seed = wholeNumber(values.seed);
  const start = performance.now();
  const { runs, findings, packets, errors, memory } = await fuzz({
    sources: corpus(),
    seed,
    first: wholeNumber(values.first),
    runs: wholeNumber(values.runs),
    onFinding: (finding) => report(seed, values.out, finding),
    onProgress: (done) => console.error(`${done.toLocaleString('en-US')} done`),
  });
  const seconds = (performance.now() - start) / 1000;
  console.log(`${runs} captures, ${packets} packets, ${seconds.toFixed(0)} s, ${findings} findings`);
  console.log(`${(memory / BYTES_PER_MEGABYTE).toFixed(0)} MB above the baseline`);
  for (const [code, count] of errors) console.log(`  ${code}: ${count}`);
  return findings === 0;
}

async function run(args: string[]): Promise<boolean> {
  const [command, name = ''] = args;
  if (command === 'extremes') return readExtremes(name);
  if (command === 'extreme') return readExtreme(name);
  return runFuzzer(args);
}

process.exitCode = (await run(process.argv.slice(2))) ? 0 : 1;
