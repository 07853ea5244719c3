import { expect, test } from 'vitest';
import { moduleImports, onlyReExports } from './module-syntax.js';

test('static imports, re-exports and dynamic imports of values are found', () => {
  const source = `import a, { type B } from 'one'; import 'two'; export * from 'three'; await import('four');`;
  expect(moduleImports(source)).toEqual(
    ['one', 'two', 'three', 'four'].map((specifier) => ({ specifier, typeOnly: false })),
  );
});

test('imports that the compiler erases are told apart', () => {
  const source = `import type { A } from 'one'; export type { B } from 'two'; let c: import('three').C;`;
  expect(moduleImports(source)).toEqual(
    ['one', 'two', 'three'].map((specifier) => ({ specifier, typeOnly: true })),
  );
});

test('a comment or a string is no import', () => {
  expect(moduleImports(`// from 'one'\nconst s = "import 'two'";`)).toEqual([]);
});

test('a file that only re-exports has no other statement', () => {
  expect(onlyReExports(`/** Doc. */\nexport { a, type B } from './a.js';\nexport * from './c.js';`)).toBe(
    true,
  );
  expect(onlyReExports('export {};')).toBe(true);
  expect(onlyReExports(`import { a } from './a.js'; export { a };`)).toBe(false);
  expect(onlyReExports('export const a = 1;')).toBe(false);
});
