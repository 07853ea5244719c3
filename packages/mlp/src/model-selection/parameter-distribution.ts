import { InvalidParameterError } from '../mlp-error.js';

/**
 * Draws values of a parameter.
 *
 * @public
 */
export interface ParameterDistribution<T> {
  /**
   * A value.
   *
   * @param uniform - Gives numbers in [0, 1), evenly distributed.
   */
  draw(uniform: () => number): T;
}

/**
 * Numbers of a range, evenly distributed.
 *
 * @public
 */
export function uniform(low: number, high: number): ParameterDistribution<number> {
  requireRange(low, high, -Number.MAX_VALUE);
  return { draw: (next) => low + (high - low) * next() };
}

/**
 * Numbers of a range above 0 whose logarithms are evenly distributed: for parameters that matter by their order of
 * magnitude, such as `alpha`.
 *
 * @public
 */
export function logUniform(low: number, high: number): ParameterDistribution<number> {
  requireRange(low, high, Number.MIN_VALUE);
  const [from, to] = [Math.log(low), Math.log(high)];
  return { draw: (next) => Math.min(Math.max(Math.exp(from + (to - from) * next()), low), high) };
}

/**
 * Integers from `low` to `high`, both included, evenly distributed.
 *
 * @public
 */
export function uniformInteger(low: number, high: number): ParameterDistribution<number> {
  if (!Number.isSafeInteger(low)) throw new InvalidParameterError('low', low, 'be an integer');
  if (!Number.isSafeInteger(high)) throw new InvalidParameterError('high', high, 'be an integer');
  requireRange(low, high, Number.MIN_SAFE_INTEGER);
  return { draw: (next) => low + Math.floor((high - low + 1) * next()) };
}

function requireRange(low: number, high: number, least: number): void {
  if (!(low >= least && Number.isFinite(low))) {
    throw new InvalidParameterError('low', low, `be a finite number >= ${least}`);
  }
  if (!(high >= low && Number.isFinite(high - low))) {
    throw new InvalidParameterError('high', high, `be a finite number >= ${low}`);
  }
}
