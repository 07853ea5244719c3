import { InvalidRankingError } from './invalid-ranking-error.js';
import { categoryOf } from './taxonomy.js';

/** A role with its probability. */
export interface RankedRole {
  readonly role: string;
  /** Between 0 and 1. */
  readonly probability: number;
}

/** A category with its probability. */
export interface RankedCategory {
  readonly category: string;
  /** Between 0 and 1. */
  readonly probability: number;
}

/**
 * All roles, most probable first; roles of equal probability keep the order of the classes.
 *
 * @param classes role ids
 * @param probabilities as many numbers between 0 and 1, in the order of the classes
 * @throws {@link InvalidRankingError} if they are not
 */
export function rankRoles(classes: readonly string[], probabilities: ArrayLike<number>): RankedRole[] {
  const { length } = probabilities;
  if (classes.length !== length) {
    throw new InvalidRankingError('length-mismatch', `${length} probabilities of ${classes.length} roles`);
  }
  return classes
    .map((role, i) => ({ role, probability: checked(role, probabilities[i]) }))
    .sort((a, b) => b.probability - a.probability);
}

/** The categories of the roles, each with the summed probability of its roles, the most probable one first. */
export function rankedCategories(roles: readonly RankedRole[]): RankedCategory[] {
  const sums = new Map<string, number>();
  for (const { role, probability } of roles) {
    const category = categoryOf(role);
    if (category !== undefined) sums.set(category, (sums.get(category) ?? 0) + probability);
  }
  return [...sums]
    .map(([category, probability]) => ({ category, probability: Math.min(probability, 1) }))
    .sort((a, b) => b.probability - a.probability);
}

/** By how much a sum of probabilities may exceed 1. */
const ROUNDING = 1e-9;

function checked(role: string, probability = Number.NaN): number {
  if (probability >= 0 && probability <= 1 + ROUNDING) return probability;
  throw new InvalidRankingError(
    'bad-probability',
    `${role}: a probability must be in [0, 1], got ${probability}`,
  );
}
