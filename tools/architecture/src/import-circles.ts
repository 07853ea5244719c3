import { posix } from 'node:path';
import type { SourceImport } from './source-import.js';

/**
 * The circles of files that import one another, by relative paths: each circle as its files, sorted. Imports of types
 * count too, for whoever reads one of the files must read all of them.
 */
export function importCircles(imports: readonly SourceImport[]): string[][] {
  const imported = new Map<string, string[]>();
  for (const { file, specifier } of imports) {
    if (!specifier.startsWith('.')) continue;
    const target = posix.join(posix.dirname(file), specifier).replace(/\.js$/, '.ts');
    imported.set(file, [...(imported.get(file) ?? []), target]);
  }
  const reachable = new Map([...imported.keys()].map((file) => [file, reachableFrom(file, imported)]));
  const circles = [...reachable]
    .filter(([file, files]) => files.has(file))
    .map(([file, files]) => [...files].filter((other) => reachable.get(other)?.has(file)).sort());
  return [...new Map(circles.map((circle) => [circle.join(), circle])).values()];
}

/** All files that a file imports, directly or through others. */
function reachableFrom(file: string, imported: ReadonlyMap<string, readonly string[]>): Set<string> {
  const found = new Set<string>();
  const open = [file];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const target of imported.get(next) ?? []) {
      if (found.has(target)) continue;
      found.add(target);
      open.push(target);
    }
  }
  return found;
}
