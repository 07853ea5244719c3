/** A role with its probability. */
export interface RankedRole {
  readonly role: string;
  /** Between 0 and 1. */
  readonly probability: number;
}

/**
 * All roles, most probable first; roles of equal probability keep the order of the classes.
 *
 * @param classes role ids
 * @param probabilities as many numbers, in the order of the classes
 */
export function rankRoles(classes: readonly string[], probabilities: ArrayLike<number>): RankedRole[] {
  return classes
    .map((role, i) => ({ role, probability: probabilities[i] }))
    .sort((a, b) => b.probability - a.probability);
}
