import { InvalidRankingError } from './invalid-ranking-error.js';
import type { RankedRole } from './ranking.js';
import { UNKNOWN } from './taxonomy.js';

/** Trusts whatever is probable enough, as NetworkML 0.6.10 does. */
export interface TopProbabilityRule {
  readonly kind: 'top-probability';
  /** The role is Unknown unless its probability is greater; between 0 and 1. */
  readonly threshold: number;
}

/** Trusts an answer only for what is like the devices that a model was trained on. */
export interface NoveltyRule {
  readonly kind: 'novelty';
  /** The role is Unknown if the device lies farther from the training data than this; 0 or more. */
  readonly threshold: number;
}

/** When a model's answer is not trusted. */
export type UnknownRule = TopProbabilityRule | NoveltyRule;

/** The rule of NetworkML 0.6.10: Unknown if the top probability is at most one half. */
export const ORIGINAL_UNKNOWN_RULE: TopProbabilityRule = { kind: 'top-probability', threshold: 0.5 };

/** A role, or Unknown and why. */
export interface Decision {
  readonly role: string;
  /** In words, where the role is Unknown. */
  readonly reason: string | null;
}

/**
 * Decides by the rule.
 *
 * @param ranked at least one role, most probable first
 * @param novelty how far the device lies from the training data, 0 or more; 0 if that is not known
 * @throws {@link InvalidRankingError} if there is no role
 */
export function decide(ranked: readonly RankedRole[], rule: UnknownRule, novelty = 0): Decision {
  const [first] = ranked;
  if (first === undefined) throw new InvalidRankingError('no-roles', 'there is no role to decide on');
  const reason = rule.kind === 'novelty' ? tooFar(rule, novelty) : tooImprobable(rule, first);
  return { role: reason === null ? first.role : UNKNOWN, reason };
}

function tooFar({ threshold }: NoveltyRule, novelty: number): string | null {
  if (novelty <= threshold) return null;
  const times = (novelty / threshold).toFixed(1);
  return `it is unlike every device of the training data (${times} times as far from them as is usual)`;
}

function tooImprobable({ threshold }: TopProbabilityRule, { probability }: RankedRole): string | null {
  return probability > threshold ? null : `no role has a probability above ${threshold}`;
}
