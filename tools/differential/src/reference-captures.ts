import { existsSync, readFileSync } from 'node:fs';
import { goldenCaptures, referencePath } from '@networkml/reference-data';

/** A capture of the reference data. */
export interface ReferenceCapture {
  /** What the table of known differences calls it: its path within the corpus, or the name of a golden capture. */
  readonly name: string;
  readonly path: string;
}

/** Every golden capture, and every one of other parsers' test suites. */
export function referenceCaptures(): ReferenceCapture[] {
  const golden = goldenCaptures().map(({ kind, name, capturePath }) => ({
    name: `golden/${kind}/${name}`,
    path: capturePath,
  }));
  return [...golden, ...corpus()];
}

function corpus(): ReferenceCapture[] {
  const table = referencePath('corpus', 'expected.tsv');
  if (!existsSync(table)) return [];
  const [, ...rows] = readFileSync(table, 'utf8').trimEnd().split('\n');
  return rows.map((row) => {
    const [name] = row.split('\t');
    return { name, path: referencePath('corpus', name) };
  });
}
