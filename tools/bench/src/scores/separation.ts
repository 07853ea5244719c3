import { Random } from '@networkml/mlp';

const SHUFFLES = 200;
const CHANCE = 0.95;

/** How well a feature alone tells two classes apart. */
interface Separation {
  /** Number of the feature's column. */
  readonly column: number;
  /** Area under the ROC curve, whichever class has the larger values: 0.5, as good as chance, to 1. */
  readonly auc: number;
}

/** How well features tell two classes apart, each alone. */
export interface Separations {
  /** The features, the best one first. */
  readonly features: readonly Separation[];
  /** What the best one of so many features exceeds in 5 % of cases where the rows are divided by chance. */
  readonly chance: number;
}

/**
 * Measures each column by itself.
 *
 * @param columns values of all rows, one array a feature
 * @param first numbers of the rows of the first class; the others are of the second one
 */
export function separations(columns: readonly Float64Array[], first: readonly number[]): Separations {
  const ranks = columns.map(midranks);
  const features = ranks
    .map((of, column) => ({ column, auc: areaOf(of, first) }))
    .sort((a, b) => b.auc - a.auc || a.column - b.column);
  return { features, chance: greatestByChance(ranks, first.length) };
}

function greatestByChance(ranks: readonly Float64Array[], members: number): number {
  const random = new Random(0);
  const rows = Int32Array.from(ranks[0].keys());
  const greatest = Array.from({ length: SHUFFLES }, () => {
    random.shuffle(rows);
    const drawn = [...rows.subarray(0, members)];
    return Math.max(...ranks.map((of) => areaOf(of, drawn)));
  }).sort((a, b) => a - b);
  return greatest[Math.ceil(CHANCE * SHUFFLES) - 1];
}

/** Mann and Whitney, 1947. */
function areaOf(ranks: Float64Array, rows: readonly number[]): number {
  const sum = rows.reduce((total, row) => total + ranks[row], 0);
  const pairs = rows.length * (ranks.length - rows.length);
  const area = (sum - (rows.length * (rows.length + 1)) / 2) / pairs;
  return Math.max(area, 1 - area);
}

/** Ranks from 1; equal values share the mean of theirs. */
function midranks(values: Float64Array): Float64Array {
  const order = Array.from(values.keys()).sort((a, b) => values[a] - values[b]);
  const ranks = new Float64Array(values.length);
  for (let start = 0, end = 0; start < order.length; start = end) {
    while (end < order.length && values[order[end]] === values[order[start]]) end += 1;
    for (const row of order.slice(start, end)) ranks[row] = (start + 1 + end) / 2;
  }
  return ranks;
}
