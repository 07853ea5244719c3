import { expect, test } from 'vitest';
import { importCircles } from './import-circles.js';

function imports(arrows: Readonly<Record<string, readonly string[]>>) {
  return Object.entries(arrows).flatMap(([file, targets]) =>
    targets.map((specifier) => ({ file: `src/${file}.ts`, specifier, typeOnly: true })),
  );
}

test('files that import one another, through others too, are a circle', () => {
  const arrows = {
    a: ['./b.js'],
    b: ['./room/c.js', 'node:fs'],
    'room/c': ['../a.js', './d.js'],
    'room/d': [],
  };
  expect(importCircles(imports(arrows))).toEqual([['src/a.ts', 'src/b.ts', 'src/room/c.ts']]);
});

test('two ways to one file are no circle', () => {
  expect(importCircles(imports({ a: ['./b.js', './c.js'], b: ['./d.js'], c: ['./d.js'] }))).toEqual([]);
});
