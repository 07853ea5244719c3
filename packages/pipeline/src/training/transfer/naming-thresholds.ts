import {
  categoryOf,
  type DeepestNodeRule,
  type RankedRole,
  rankedCategories,
  UNKNOWN,
} from '@networkml/roles';

/** What a model answers for a device that it has not learned from. */
export interface HeldOutAnswer {
  /** What the device is. */
  readonly role: string;
  readonly category: string | undefined;
  /** Most probable first. */
  readonly ranked: readonly RankedRole[];
  /** How much the device counts. */
  readonly weight: number;
}

/**
 * Answers that each node is assumed to have had besides, at the precision that all have together: few devices prove
 * little, and a threshold that they set is drawn to what holds for others.
 */
const ASSUMED_WEIGHT = 0.75;
const ASSUMED_PRECISION = 0.9;
/** More than any probability. */
const NEVER = 2;
const ALWAYS = 2;

/**
 * The least probabilities at which roles and categories are named, so that of the devices that are named at or above
 * them the asked share is named rightly. Roles come first; the threshold of a category is set on the devices that are
 * named by it or one of its roles.
 *
 * @param precision share of the named that shall be right, 0 to 1
 */
export function namingRule(answers: readonly HeldOutAnswer[], precision: number): DeepestNodeRule {
  const byRole = answers.flatMap(({ role, ranked: [top], weight }) =>
    top === undefined || top.role === UNKNOWN
      ? []
      : [{ node: top.role, probability: top.probability, isRight: top.role === role, weight }],
  );
  const roles = thresholds(byRole, precision);
  const byCategory = answers.flatMap(({ role, category, ranked, weight }) => {
    const [top] = ranked;
    const [topCategory] = rankedCategories(ranked);
    if (top === undefined || topCategory === undefined) return [];
    // What is named by its role is named whatever the threshold of its category.
    const isNamed = top.probability >= (roles[top.role] ?? NEVER);
    const node = (isNamed ? categoryOf(top.role) : undefined) ?? topCategory.category;
    const probability = isNamed ? ALWAYS : topCategory.probability;
    return [{ node, probability, isRight: isNamed ? top.role === role : node === category, weight }];
  });
  return { kind: 'deepest-node', roles, categories: thresholds(byCategory, precision) };
}

interface Answer {
  readonly node: string;
  readonly probability: number;
  readonly isRight: boolean;
  readonly weight: number;
}

/** Of each node that is an answer, the least probability that reaches the precision. */
function thresholds(answers: readonly Answer[], precision: number): Record<string, number> {
  const byNode = new Map<string, Answer[]>();
  for (const answer of answers) {
    const others = byNode.get(answer.node);
    if (others === undefined) byNode.set(answer.node, [answer]);
    else others.push(answer);
  }
  const sorted = [...byNode].sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(sorted.map(([node, of]) => [node, thresholdOf(of, precision)]));
}

function thresholdOf(answers: readonly Answer[], precision: number): number {
  const ranked = answers.toSorted((a, b) => b.probability - a.probability);
  let named = ASSUMED_WEIGHT;
  let right = ASSUMED_WEIGHT * ASSUMED_PRECISION;
  let threshold = NEVER;
  ranked.forEach(({ probability, isRight, weight }, i) => {
    named += weight;
    if (isRight) right += weight;
    // Devices of the same probability are named together.
    const isLast = ranked[i + 1]?.probability !== probability;
    if (isLast && probability <= 1 && right / named >= precision) threshold = probability;
  });
  return threshold;
}
