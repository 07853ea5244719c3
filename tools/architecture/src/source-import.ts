import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { type ModuleImport, moduleImports } from './module-syntax.js';
import type { WorkspacePackage } from './workspace-package.js';

/** An import by a file that ships, tests and what supports them left out. */
export interface SourceImport extends ModuleImport {
  /** The importing file, relative to its package. */
  readonly file: string;
}

export function sourceImports({ folder, files }: WorkspacePackage): SourceImport[] {
  return files
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !file.includes('/test-support/'))
    .flatMap((file) =>
      moduleImports(readFileSync(join(folder, file), 'utf8')).map((each) => ({ ...each, file })),
    );
}

/** The package that a bare specifier names: `@networkml/pcap` of `@networkml/pcap/engines`. */
export function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

/** Whether a relative import reaches out of its package. */
export function leavesPackage({ file, specifier }: SourceImport): boolean {
  return specifier.startsWith('.') && posix.join(posix.dirname(file), specifier).startsWith('..');
}
