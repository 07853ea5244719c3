import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CHROMIUM_ARGUMENTS, chromiumPath } from '@networkml/browser';
import { build as bundle } from 'esbuild';
import { chromium } from 'playwright-core';
import { build, preview } from 'vite';
import { repositoryRoot } from './published-package.js';
import { run } from './run.js';
import type { Runtime } from './runtimes.js';
import type { Answer } from './whole-program/task.js';

const CAPTURE = join(repositoryRoot, 'examples', 'lab', 'Printer.pcapng.gz');
/** Enough for two threads. */
const COPIES = 16;

/** The whole program in a project of a user, and what it reads. */
export interface WholeProgram {
  readonly consumer: string;
  readonly scripts: Readonly<Record<'ESM' | 'CommonJS', string>>;
  readonly captures: string;
}

/** Writes the program into the user's project, as ESM and as CommonJS. */
export async function writeWholeProgram(consumer: string): Promise<WholeProgram> {
  const captures = join(consumer, 'captures');
  await mkdir(captures);
  for (let copy = 0; copy < COPIES; copy++) await copyFile(CAPTURE, join(captures, `${copy}.pcapng.gz`));
  const scripts = { ESM: join(consumer, 'program.mjs'), CommonJS: join(consumer, 'program.cjs') };
  await translate('program.ts', scripts.ESM, 'esm');
  await translate('program.ts', scripts.CommonJS, 'cjs');
  return { consumer, scripts, captures };
}

/** Runs the program; fails if it says anything but its answer, or takes longer than a minute. */
export async function runWholeProgram(
  { consumer, scripts, captures }: WholeProgram,
  { path = '', args }: Runtime,
  moduleSystem: keyof WholeProgram['scripts'],
): Promise<Answer> {
  return JSON.parse(await run(path, [...args, scripts[moduleSystem], CAPTURE, captures], consumer));
}

/** Bundles the program for a page with Vite, and runs it in Chromium. */
export async function runInPage({ consumer }: WholeProgram): Promise<Answer> {
  const root = join(consumer, 'page');
  await mkdir(join(root, 'public'), { recursive: true });
  await copyFile(CAPTURE, join(root, 'public', 'capture'));
  await writeFile(join(root, 'index.html'), '<body><script type="module" src="/page.js"></script>');
  await translate('page.ts', join(root, 'page.js'), 'esm');
  await build({ root, logLevel: 'error', build: { target: 'es2022' } });
  const server = await preview({ root, logLevel: 'error', preview: { host: '127.0.0.1', port: 0 } });
  const browser = await chromium.launch({
    executablePath: chromiumPath ?? '',
    args: [...CHROMIUM_ARGUMENTS],
  });
  try {
    const page = await browser.newPage();
    await page.goto(server.resolvedUrls?.local[0] ?? '');
    return JSON.parse((await page.textContent('output:not(:empty)')) ?? '');
  } finally {
    await browser.close();
    await server.close();
  }
}

/** What is of TypeScript goes; what is imported from the packages stays so. */
async function translate(name: string, outfile: string, format: 'esm' | 'cjs'): Promise<void> {
  const entry = fileURLToPath(new URL(`whole-program/${name}`, import.meta.url));
  await bundle({
    entryPoints: [entry],
    outfile,
    format,
    bundle: true,
    packages: 'external',
    target: 'es2022',
  });
}
