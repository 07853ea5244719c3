import { InvalidInputError, InvalidParameterError } from '../mlp-error.js';

/**
 * The score that a share of known rows does not exceed: their quantile, between two scores by straight interpolation, as
 * numpy's `quantile`. Rows with a larger score may be called new; of rows like the known ones, about `1 - share` are.
 *
 * @param scores - Of known rows that the detector was not fitted on, at least one.
 * @param share - In [0, 1], e.g. 0.95.
 * @throws {@link InvalidInputError} for no scores, or one that is not finite.
 * @throws {@link InvalidParameterError} for a share that is not in [0, 1].
 * @public
 */
export function noveltyThreshold(scores: ArrayLike<number>, share: number): number {
  if (!(share >= 0 && share <= 1)) throw new InvalidParameterError('share', share, 'be in [0, 1]');
  const sorted = Float64Array.from(scores).sort();
  if (sorted.length === 0) throw new InvalidInputError('there must be at least 1 score, got 0');
  const odd = sorted.findIndex((score) => !Number.isFinite(score));
  if (odd >= 0) throw new InvalidInputError(`scores must be finite, got ${sorted[odd]}`);
  const place = share * (sorted.length - 1);
  const below = Math.floor(place);
  const above = Math.ceil(place);
  const rest = place - below;
  return sorted[below] * (1 - rest) + sorted[above] * rest;
}
