import { readdirSync, readFileSync } from 'node:fs';
import { join, parse } from 'node:path';
import { describe, expect, test } from 'vitest';
import { importCircles } from './import-circles.js';
import { onlyReExports } from './module-syntax.js';
import { emptyNames, type PackageRule, rules } from './rules.js';
import { leavesPackage, packageOf, sourceImports } from './source-import.js';
import {
  type Manifest,
  readManifest,
  repositoryRoot,
  type WorkspacePackage,
  workspacePackages,
} from './workspace-package.js';

const libraries = workspacePackages('packages');
const apps = workspacePackages('apps');
const tools = workspacePackages('tools');
const published = [...libraries, ...apps];

const ours = new Map([...published, ...tools].map(({ id, manifest }) => [manifest.name, id]));

function byName(packages: WorkspacePackage[]): Array<[string, WorkspacePackage]> {
  return packages.map((each) => [each.manifest.name, each]);
}

function ruleOf(id: string): PackageRule {
  const rule = rules[id];
  if (!rule) throw new Error(`the package ${id} has no row in tools/architecture/src/rules.ts`);
  return rule;
}

/** Our packages among those that a manifest asks for when it is installed. */
function ourDependencies({ dependencies, peerDependencies, optionalDependencies }: Manifest): string[] {
  return Object.keys({ ...dependencies, ...peerDependencies, ...optionalDependencies })
    .map((name) => ours.get(name))
    .filter((id) => id !== undefined);
}

/** Whether a file is the allowed one, or lies in the allowed folder. */
function isWithin(file: string, allowed: string): boolean {
  return file === allowed || (allowed.endsWith('/') && file.startsWith(allowed));
}

describe.each(byName(published))('%s', (_, workspacePackage) => {
  const { id, folder, manifest } = workspacePackage;
  const rule = ruleOf(id);
  const imports = sourceImports(workspacePackage);

  test('depends on none of our packages but those that it may import', () => {
    expect([...rule.imports, ...rule.importsTypesOf]).toEqual(
      expect.arrayContaining(ourDependencies(manifest)),
    );
  });

  test('imports none of our packages but those that it may', () => {
    const wrong = imports.filter(({ specifier, typeOnly }) => {
      const imported = ours.get(packageOf(specifier));
      if (imported === undefined) return false;
      return !rule.imports.includes(imported) && !(typeOnly && rule.importsTypesOf.includes(imported));
    });
    expect(wrong).toEqual([]);
  });

  test('reaches into no other package by a relative path', () => {
    expect(imports.filter(leavesPackage)).toEqual([]);
  });

  test('has no files that import one another in a circle', () => {
    expect(importCircles(imports)).toEqual([]);
  });

  test('imports Node’s modules only where it opens files', () => {
    const { nodeFiles } = rule;
    if (nodeFiles === 'all') return;
    const wrong = imports.filter(
      ({ file, specifier }) =>
        specifier.startsWith('node:') && !nodeFiles.some((allowed) => isWithin(file, allowed)),
    );
    expect(wrong).toEqual([]);
  });

  test('exports nothing by a deep path', () => {
    const exported = Object.keys(manifest.exports ?? {});
    expect(exported).toEqual(expect.arrayContaining([...rule.exports]));
    expect([...rule.exports, ...rule.mayExport]).toEqual(expect.arrayContaining(exported));
  });

  test('names its licence and has a README', () => {
    expect(manifest.license).toBe('Apache-2.0');
    expect(readdirSync(folder)).toContain('README.md');
  });
});

test.each(byName(libraries))('the index of %s only re-exports', (_, { folder }) => {
  expect(onlyReExports(readFileSync(join(folder, 'src', 'index.ts'), 'utf8'))).toBe(true);
});

test('every file and folder is named for what is inside', () => {
  const unnamed = [...published, ...tools].flatMap(({ id, files }) =>
    files
      .filter((file) =>
        file.split('/').some((part) => emptyNames.includes(parse(part).name.replace(/\.test$/, ''))),
      )
      .map((file) => `${id}/${file}`),
  );
  expect(unnamed).toEqual([]);
});

test('the installed pnpm is the one that the manifest pins', () => {
  const { packageManager, devDependencies } = readManifest(repositoryRoot);
  expect(packageManager).toBe(`pnpm@${devDependencies?.pnpm}`);
});
