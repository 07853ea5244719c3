import type { RankedRole } from './ranking.js';
import { UNKNOWN } from './taxonomy.js';

/** When a model's answer is not trusted. */
export interface UnknownRule {
  readonly kind: 'top-probability';
  /** The role is Unknown unless its probability is greater; between 0 and 1. */
  readonly threshold: number;
}

/** The rule of NetworkML 0.6.10: Unknown if the top probability is at most one half. */
export const ORIGINAL_UNKNOWN_RULE: UnknownRule = { kind: 'top-probability', threshold: 0.5 };

/** A role, or Unknown and why. */
export interface Decision {
  readonly role: string;
  /** In words, where the role is Unknown. */
  readonly reason: string | null;
}

/** Decides by the rule. @param ranked at least one role, most probable first */
export function decide(ranked: readonly RankedRole[], { threshold }: UnknownRule): Decision {
  const [top] = ranked;
  if (top.probability > threshold) return { role: top.role, reason: null };
  return { role: UNKNOWN, reason: `no role has a probability above ${threshold}` };
}
