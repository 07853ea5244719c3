import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const repositoryRoot = fileURLToPath(new URL('../../../', import.meta.url));

/** The fields of a package.json that the checks read. */
interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly private?: boolean;
  readonly exports?: Readonly<Record<string, unknown>>;
}

/** A package that goes to the registry. */
export interface PublishedPackage {
  readonly name: string;
  readonly version: string;
  readonly folder: string;
  /** What a user may import: `@networkml/pcap`, `@networkml/pcap/engines`. */
  readonly entries: readonly string[];
}

/** Every package of the monorepo that is published. */
export function publishedPackages(): PublishedPackage[] {
  return ['packages', 'apps']
    .flatMap((group) => readdirSync(join(repositoryRoot, group)).map((id) => join(repositoryRoot, group, id)))
    .filter((folder) => existsSync(join(folder, 'package.json')))
    .map((folder) => ({ folder, manifest: readManifest(folder) }))
    .filter(({ manifest }) => !manifest.private)
    .map(({ folder, manifest }) => ({
      name: manifest.name,
      version: manifest.version,
      folder,
      entries: entriesOf(manifest),
    }));
}

function readManifest(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
}

function entriesOf({ name, exports = {} }: Manifest): string[] {
  return Object.keys(exports)
    .filter((key) => key !== './package.json' && !key.endsWith('*'))
    .map((key) => name + key.slice(1));
}
