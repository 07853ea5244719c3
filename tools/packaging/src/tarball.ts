import type { PublishedPackage } from './published-package.js';
import { run } from './run.js';

/** What `npm publish` would send of a package. */
export interface Tarball {
  readonly path: string;
  /** The names of the files inside, relative to the package. */
  readonly files: readonly string[];
}

/** Packs a package as it is published: with pnpm, which turns `workspace:` ranges into versions. */
export async function pack({ folder }: PublishedPackage, into: string): Promise<Tarball> {
  const path = lastLine(await run('pnpm', ['pack', '--pack-destination', into], folder));
  const listing = await run('tar', ['-tzf', path], into);
  return {
    path,
    files: listing
      .trim()
      .split('\n')
      .map((name) => name.replace(/^package\//, '')),
  };
}

function lastLine(output: string): string {
  return output.trim().split('\n').at(-1) ?? '';
}
