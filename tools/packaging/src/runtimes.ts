import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** Something that runs JavaScript outside of a page. */
export interface Runtime {
  readonly name: string;
  /** Path of its binary; undefined where its package is not installed: there are binaries for Linux on x64 alone. */
  readonly path: string | undefined;
  /** What precedes the path of a script. */
  readonly args: readonly string[];
}

/** The runtimes that our users have, each from a package that holds the binary itself. */
export const RUNTIMES: readonly Runtime[] = [
  { name: 'Node 20', path: binary('node-20', 'bin/node'), args: ['--throw-deprecation'] },
  { name: 'Node 22', path: binary('node-22', 'bin/node'), args: ['--throw-deprecation'] },
  { name: 'Node 24', path: binary('node-24', 'bin/node'), args: ['--throw-deprecation'] },
  { name: 'Bun', path: binary('@oven/bun-linux-x64', 'bin/bun'), args: [] },
  {
    name: 'Deno',
    path: binary('@deno/linux-x64-glibc', 'deno'),
    args: ['run', '--allow-all', '--no-remote'],
  },
];

function binary(packageName: string, path: string): string | undefined {
  const { resolve } = createRequire(import.meta.url);
  try {
    return join(dirname(resolve(`${packageName}/package.json`)), path);
  } catch {
    return undefined;
  }
}
