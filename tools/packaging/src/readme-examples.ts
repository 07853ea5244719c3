import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from './published-package.js';

/** Code that a README shows. */
export interface ReadmeExample {
  /** A name of its own: of the package, and the how many-th example it is there. */
  readonly file: string;
  readonly code: string;
  /** Whether it needs nothing but captures; others take a network, a page or another program for given. */
  readonly isRunnable: boolean;
}

/** Names and modules that an example cannot have without its surroundings. */
const NEEDS = /\?url|'tshark'|labels\.csv|\b(bytes|input|response|frame|newRows)\b/;

/** All TypeScript of the root's and the packages' READMEs; that of mlp, which builds on itself, as one example. */
export function readmeExamples(): ReadmeExample[] {
  return readmes().flatMap(({ name, path }) => {
    const blocks = Array.from(
      readFileSync(path, 'utf8').matchAll(/^```ts\n(.*?)^```$/gms),
      ([, code = '']) => code,
    );
    const codes = name === 'mlp' ? [blocks.join('\n')] : blocks;
    return codes.map((code, i) => ({
      file: `${name}-${i + 1}`,
      code,
      // A test of mlp runs its examples, and holds what they print against what they say.
      isRunnable: name !== 'mlp' && !NEEDS.test(code),
    }));
  });
}

function readmes(): { readonly name: string; readonly path: string }[] {
  const packages = readdirSync(join(repositoryRoot, 'packages')).map((name) => ({
    name,
    folder: join('packages', name),
  }));
  return [{ name: 'root', folder: '.' }, ...packages, { name: 'cli', folder: join('apps', 'cli') }]
    .map(({ name, folder }) => ({ name, path: join(repositoryRoot, folder, 'README.md') }))
    .filter(({ path }) => existsSync(path));
}
