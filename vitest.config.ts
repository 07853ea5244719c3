import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

const FOLDERS = ['packages', 'apps', 'tools'];

/** A project a package, named as it is; vitest hands its options down only to projects that are listed as objects. */
function projects() {
  return FOLDERS.flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)))
    .filter((root) => existsSync(join(root, 'package.json')))
    .map((root) => {
      const { name } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
      return { extends: true as const, root, test: { name } };
    });
}

export default defineConfig({
  test: {
    projects: projects(),
    // A busy machine must not fail a test.
    testTimeout: 60_000,
  },
});
