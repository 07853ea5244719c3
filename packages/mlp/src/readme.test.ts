import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { parameterTable } from '../test-support/parameter-table.js';

const folder = fileURLToPath(new URL('../', import.meta.url));
const readme = readFileSync(join(folder, 'README.md'), 'utf8');

/** All code of the README, as one module, and what it says that it prints. */
function example() {
  const code = Array.from(readme.matchAll(/```ts\n(.*?)```/gs), ([, block]) => block).join('\n');
  const output = Array.from(code.matchAll(/^console\.log\(.*\); \/\/ (.*)$/gm), ([, line]) => line);
  return { code, output };
}

test("the README's code runs as it stands there, and prints what it says", () => {
  const { code, output } = example();
  // Within the package, whose name stands for what was built.
  const workplace = mkdtempSync(join(folder, '.readme-'));
  try {
    copyFileSync(join(folder, 'examples', 'iris.csv'), join(workplace, 'iris.csv'));
    const args = ['--input-type=module', '--eval', code];
    const printed = execFileSync(process.execPath, args, { cwd: workplace, encoding: 'utf8' });
    expect(printed.trimEnd().split('\n')).toEqual(output);
  } finally {
    rmSync(workplace, { recursive: true });
  }
});

test("the README's table of parameters is that of the classifier (vitest -u writes it anew)", async () => {
  const table = `$1\n${parameterTable()}\n$2`;
  const written = readme.replace(/(<!-- parameters.*?-->).*(<!-- end of parameters -->)/s, table);
  await expect(written).toMatchFileSnapshot(join(folder, 'README.md'));
});
