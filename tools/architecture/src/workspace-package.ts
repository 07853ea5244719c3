import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

export const repositoryRoot = fileURLToPath(new URL('../../../', import.meta.url));

/** The fields of a package.json that the rules are about. */
export interface Manifest {
  readonly name: string;
  readonly license?: string;
  readonly packageManager?: string;
  readonly exports?: Readonly<Record<string, unknown>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

export interface WorkspacePackage {
  /** The folder's own name, by which the rules call the package. */
  readonly id: string;
  readonly folder: string;
  readonly manifest: Manifest;
  /** Every file under `src`, relative to the package, with `/` between folders. */
  readonly files: readonly string[];
}

/** The packages in one of the groups `packages`, `apps`, `tools`. */
export function workspacePackages(group: string): WorkspacePackage[] {
  return readdirSync(join(repositoryRoot, group))
    .filter((id) => existsSync(join(repositoryRoot, group, id, 'package.json')))
    .map((id) => {
      const folder = join(repositoryRoot, group, id);
      return { id, folder, manifest: readManifest(folder), files: filesUnder(folder, 'src') };
    });
}

export function readManifest(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
}

function filesUnder(folder: string, part: string): string[] {
  return readdirSync(join(folder, part), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll(sep, '/'),
    );
}
