import { InvalidRankingError } from './invalid-ranking-error.js';
import { type RankedRole, rankedCategories } from './ranking.js';
import { categoryOf, displayName, UNKNOWN } from './taxonomy.js';

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

/** Is as specific as the evidence allows: the role if it is probable enough, else its category if that is. */
export interface DeepestNodeRule {
  readonly kind: 'deepest-node';
  /** Least probability at which a role is named, by its id; a role that is not listed is never named. */
  readonly roles: Readonly<Record<string, number>>;
  /** Least probability, summed over its roles, at which a category is named; one that is not listed is never named. */
  readonly categories: Readonly<Record<string, number>>;
}

/** When a model's answer is not trusted. */
export type UnknownRule = TopProbabilityRule | NoveltyRule | DeepestNodeRule;

/** The rule of NetworkML 0.6.10: Unknown if the top probability is at most one half. */
export const ORIGINAL_UNKNOWN_RULE: TopProbabilityRule = { kind: 'top-probability', threshold: 0.5 };

/** What is said of a device. */
export interface Decision {
  /** A role, or `Unknown`. */
  readonly role: string;
  /** Its category, or the one that can be told where the role cannot; null where neither can. */
  readonly category: string | null;
  /** Probability of what is named, of the most probable role where nothing is. */
  readonly confidence: number;
  /** Why the role is Unknown, in words; null if it is not. */
  readonly reason: string | null;
}

/**
 * Decides by the rule.
 *
 * @param ranked at least one role, most probable first
 * @param novelty how far the device lies from the training data; 0 if that is not known
 * @throws {@link InvalidRankingError} if there is no role
 */
export function decide(ranked: readonly RankedRole[], rule: UnknownRule, novelty = 0): Decision {
  const top = mostProbable(ranked);
  switch (rule.kind) {
    case 'top-probability':
      return top.probability > rule.threshold
        ? named(top)
        : unknown(top, `no role has a probability above ${rule.threshold}`);
    case 'novelty':
      return novelty <= rule.threshold ? named(top) : unknown(top, tooFar(novelty / rule.threshold));
    case 'deepest-node':
      return deepestNode(ranked, top, rule);
  }
}

/**
 * What is said of a device of which nothing can be told.
 *
 * @param ranked at least one role, most probable first
 * @throws {@link InvalidRankingError} if there is no role
 */
export function undecided(ranked: readonly RankedRole[], reason: string): Decision {
  return unknown(mostProbable(ranked), reason);
}

function mostProbable([top]: readonly RankedRole[]): RankedRole {
  if (top === undefined) throw new InvalidRankingError('no-roles', 'there is no role to decide on');
  return top;
}

function deepestNode(ranked: readonly RankedRole[], top: RankedRole, rule: DeepestNodeRule): Decision {
  if (reaches(top.probability, rule.roles, top.role)) return named(top);
  const [category] = rankedCategories(ranked);
  if (category !== undefined && reaches(category.probability, rule.categories, category.category)) {
    const reason = `${displayName(category.category)}, but its role is not certain: ${likeliest(ranked)}`;
    return { role: UNKNOWN, category: category.category, confidence: category.probability, reason };
  }
  return unknown(top, `the evidence carries no role and no category: ${likeliest(ranked)}`);
}

function reaches(probability: number, thresholds: Readonly<Record<string, number>>, id: string): boolean {
  return Object.hasOwn(thresholds, id) && probability >= (thresholds[id] ?? Number.POSITIVE_INFINITY);
}

function named({ role, probability }: RankedRole): Decision {
  if (role === UNKNOWN) return unknown({ role, probability }, 'nothing that it did tells its role');
  return { role, category: categoryOf(role) ?? null, confidence: probability, reason: null };
}

function unknown({ probability }: RankedRole, reason: string): Decision {
  return { role: UNKNOWN, category: null, confidence: probability, reason };
}

function tooFar(times: number): string {
  return `it is unlike every device of the training data (${times.toFixed(1)} times as far from them as is usual)`;
}

/** The two most probable roles in words. */
function likeliest(ranked: readonly RankedRole[]): string {
  return ranked
    .filter(({ role }) => role !== UNKNOWN)
    .slice(0, 2)
    .map(({ role, probability }) => `${displayName(role)} ${Math.round(100 * probability)} %`)
    .join(', ');
}
