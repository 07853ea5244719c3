import { confusionMatrix } from '@networkml/mlp';
import type { Answers } from './answers.js';

const CELL = 5;

/** The confusion matrix as lines of text, of the types alone that are taken for another or another for them. */
export function confusionTable({ expected, predicted }: Answers): string[] {
  const { labels, counts } = confusionMatrix(expected, predicted);
  const confused = [...labels.keys()].filter((i) =>
    labels.some((_, j) => i !== j && counts[i][j] + counts[j][i] > 0),
  );
  const width = Math.max(0, ...confused.map((i) => labels[i].length)) + CELL;
  const line = (name: string, cells: readonly string[]) =>
    name.padEnd(width) + cells.map((cell) => cell.padStart(CELL)).join('');
  return [
    line(
      '',
      confused.map((_, column) => `(${column + 1})`),
    ),
    ...confused.map((i, row) =>
      line(
        `(${row + 1}) ${labels[i]}`,
        confused.map((j) => (counts[i][j] === 0 ? '.' : String(counts[i][j]))),
      ),
    ),
  ];
}
