import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { repositoryRoot } from './published-package.js';
import { readmeExamples } from './readme-examples.js';
import { run } from './run.js';

const examples = readmeExamples();
/** Within this package, whose dependencies are what the examples import. */
const folder = await mkdtemp(fileURLToPath(new URL('../.readme-', import.meta.url)));

beforeAll(async () => {
  const lab = join(repositoryRoot, 'examples', 'lab');
  await copyFile(join(lab, 'Printer.pcapng.gz'), join(folder, 'office.pcap'));
  await mkdir(join(folder, 'captures'));
  await copyFile(join(lab, 'Printer.pcapng.gz'), join(folder, 'captures', 'printer.pcapng.gz'));
  await copyFile(join(repositoryRoot, 'packages/mlp/examples/iris.csv'), join(folder, 'iris.csv'));
  for (const { file, code } of examples)
    await writeFile(join(folder, `${file}.mts`), `${code}\nexport {};\n`);
  await writeFile(join(folder, 'given.d.ts'), GIVEN);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** What the examples take for given. */
const GIVEN = `
declare const bytes: Uint8Array;
declare const frame: Uint8Array;
declare const input: { readonly files: readonly [Blob] };
declare const response: Response;
declare const rows: number[][];
declare const newRows: number[][];
declare const labels: string[];
declare module '*?url' { const url: string; export default url; }
`;

test('the TypeScript of every README compiles in a strict project', async () => {
  await writeFile(
    join(folder, 'tsconfig.json'),
    JSON.stringify({
      compilerOptions: {
        ...{ module: 'NodeNext', moduleResolution: 'NodeNext', target: 'ES2022', lib: ['ES2023'] },
        ...{ types: ['node'], typeRoots: [join(repositoryRoot, 'node_modules', '@types')] },
        ...{ strict: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true, noEmit: true },
      },
      include: ['*.mts', 'given.d.ts'],
    }),
  );
  const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
  await run(process.execPath, [tsc, '--project', '.'], folder);
});

describe('runs', () => {
  test.each(examples.filter(({ isRunnable }) => isRunnable))('$file', async ({ file }) => {
    const script = join(folder, `${file}.mjs`);
    await build({
      ...{ entryPoints: [join(folder, `${file}.mts`)], outfile: script, format: 'esm' },
      target: 'es2022',
    });
    await run(process.execPath, [script], folder);
  });
});
