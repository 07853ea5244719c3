// Compiles the training kernel and writes it, in base64, to a module that the sources import: so bundles carry it
// along, and there is no file to be found at run time.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { main } from 'assemblyscript/asc';

const folder = fileURLToPath(new URL('.', import.meta.url));
const OPTIONS = ['-O3', '--noAssert', '--runtime', 'stub', '--enable', 'simd', '--use', 'abort='];
const target = fileURLToPath(new URL('../src/kernels/.compiled/training-kernel.ts', import.meta.url));

const files = new Map();
const { error, stderr } = await main(
  ['index.ts', '--baseDir', folder, '--outFile', 'kernel.wasm', ...OPTIONS],
  {
    writeFile: (name, contents) => void files.set(name, contents),
  },
);
if (error !== null) {
  process.stderr.write(stderr.toString());
  throw error;
}
const base64 = Buffer.from(files.get('kernel.wasm')).toString('base64');
mkdirSync(dirname(target), { recursive: true });
writeFileSync(
  target,
  `/** The compiled sources in assembly/, in base64. */\nexport const TRAINING_KERNEL =\n  '${base64}';\n`,
);
