import { rocAuc, StratifiedKFold, takeRows } from '@networkml/mlp';
import { DEVICE_RECIPE, deviceEstimator } from '@networkml/pipeline';
import type { SentinelData } from './iot-sentinel.js';
import { isWhole } from './whole-captures.js';

const KNOWN_FOLDS = 5;

/**
 * Leaves out one group of devices after the other, and asks how well the novelty score tells it from known devices that
 * were not learned either.
 *
 * @param groupOf the group of a device type
 * @returns ROC AUC by group
 */
export function noveltyAucs(
  { rows, types, inputs }: SentinelData,
  groupOf: (type: string) => string,
): ReadonlyMap<string, number> {
  const groups = [...new Set(types.map(groupOf))].sort();
  return new Map(groups.map((group) => [group, aucOf(group)]));

  function aucOf(group: string): number {
    const numbers = [...rows.keys()];
    const others = numbers.filter((i) => groupOf(types[i]) !== group);
    const held = heldOutCaptures(others);
    const learned = others.filter((i) => !held.has(rows[i].capture));
    const labels = learned.map((i) => types[i]);
    // The score is of the first network alone.
    const model = deviceEstimator({ ...DEVICE_RECIPE, members: 1 }, learned.length).fit(
      takeRows(inputs, learned),
      labels,
    );
    const asked = numbers.filter(
      (i) => isWhole(rows[i]) && (groupOf(types[i]) === group || held.has(rows[i].capture)),
    );
    const isNew = asked.map((i) => groupOf(types[i]) === group);
    return areaUnderCurve(model.noveltyScores(takeRows(inputs, asked)), isNew);
  }

  /** A fifth of the known captures, of each type alike. */
  function heldOutCaptures(known: readonly number[]): ReadonlySet<string> {
    const wholes = known.filter((i) => isWhole(rows[i]));
    const splitter = new StratifiedKFold({ nSplits: KNOWN_FOLDS, shuffle: true, seed: 0 });
    const [{ test }] = splitter.split(wholes.map((i) => types[i]));
    return new Set([...test].map((i) => rows[wholes[i]].capture));
  }
}

/** Share of the pairs of a new and a known device in which the new one has the larger score. */
function areaUnderCurve(scores: Float64Array | undefined, isNew: readonly boolean[]): number {
  if (scores === undefined) return Number.NaN;
  const largest = scores.reduce((a, b) => Math.max(a, b), 0);
  // Of two classes, the second one's probability orders the rows.
  const probabilities = Array.from(scores, (score) => [1 - score / largest, score / largest]);
  return rocAuc(
    isNew.map((is) => (is ? 'new' : 'known')),
    probabilities,
    ['known', 'new'],
    'macro',
  );
}
