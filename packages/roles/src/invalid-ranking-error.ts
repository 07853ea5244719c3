/** What is wrong with a ranking of roles. */
export type InvalidRankingCode =
  /** There is no role to rank or to decide on. */
  | 'no-roles'
  /** There are not as many probabilities as roles. */
  | 'length-mismatch'
  /** A probability is not from 0 to 1. */
  | 'bad-probability';

/** Roles with probabilities that cannot be ranked or decided on. */
export class InvalidRankingError extends RangeError {
  override readonly name = 'InvalidRankingError';

  constructor(
    readonly code: InvalidRankingCode,
    message: string,
  ) {
    super(message);
  }
}
