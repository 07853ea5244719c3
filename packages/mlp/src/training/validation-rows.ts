import { InvalidInputError } from '../mlp-error.js';
import type { Random } from '../numeric/random.js';

/** Row indices, both ascending. */
export interface ValidationSplit {
  readonly train: Int32Array;
  readonly validation: Int32Array;
}

/**
 * Holds out a share of the rows at random, rounded up, of each class as evenly as it can be: as scikit-learn's
 * `train_test_split` with `stratify`. A class keeps at least one row to be learned from.
 *
 * @param targets - Class index of each row.
 * @param fraction - In (0, 1).
 * @throws {@link InvalidInputError} if no row is left to be held out.
 */
export function splitOffValidation(targets: Int32Array, fraction: number, random: Random): ValidationSplit {
  const members: number[][] = [];
  targets.forEach((target, row) => {
    members[target] ??= [];
    members[target].push(row);
  });
  const classes = members.filter((rows) => rows !== undefined);
  const learned = targets.length - Math.ceil(fraction * targets.length);
  const shares = shareOut(
    classes.map((rows) => rows.length),
    learned,
    random,
  );
  const isHeldOut = new Uint8Array(targets.length);
  classes.forEach((rows, k) => {
    const shuffled = Int32Array.from(rows);
    random.shuffle(shuffled);
    for (const row of shuffled.subarray(Math.max(shares[k], 1))) isHeldOut[row] = 1;
  });
  const rows = Int32Array.from(targets.keys());
  const validation = rows.filter((row) => isHeldOut[row] === 1);
  if (validation.length === 0) {
    throw new InvalidInputError('earlyStopping needs a class with at least 2 rows, to hold one out');
  }
  return { train: rows.filter((row) => isHeldOut[row] === 0), validation };
}

/** Shares out a total in proportion to the sizes, whole numbers, by the largest remainders; random among equal ones. */
function shareOut(sizes: readonly number[], total: number, random: Random): number[] {
  const all = sizes.reduce((sum, size) => sum + size, 0);
  const exact = sizes.map((size) => (size * total) / all);
  const shares = exact.map(Math.floor);
  const missing = total - shares.reduce((sum, share) => sum + share, 0);
  const order = Int32Array.from(sizes.keys());
  random.shuffle(order);
  const byRemainder = Array.from(order).sort((a, b) => exact[b] - shares[b] - (exact[a] - shares[a]));
  for (const k of byRemainder.slice(0, missing)) shares[k] += 1;
  return shares;
}
