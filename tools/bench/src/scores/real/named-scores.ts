import { Random } from '@networkml/mlp';
import { categoryOf, UNKNOWN } from '@networkml/roles';

/** What was said of a device of a source that the contestant had not seen. */
export interface SaidDevice {
  readonly source: string;
  /** The device in its source, in however many captures. */
  readonly device: string;
  readonly truth: string;
  /** A role, or Unknown. */
  readonly role: string;
  /** The category that is named, with the role or without. */
  readonly category: string | null;
  /** What would be said if nothing were refused. */
  readonly mostProbable: string;
  /** Roles of the set, if there is one. */
  readonly set: readonly string[] | null;
}

/** Of some devices, each counted once in however many captures it is. */
export interface NamedScores {
  readonly devices: number;
  /** Share of the devices that are named, by role or category. */
  readonly named: number;
  /** Share of the named that are named rightly. */
  readonly precision: number;
  /** Share of the devices that are named rightly; those of them by their role. */
  readonly right: number;
  readonly rightByRole: number;
  /** Share whose most probable role, or its category, is right. */
  readonly accuracy: number;
  readonly categoryAccuracy: number;
  /** Share of the sets that hold the true role, and how many roles a set has. */
  readonly covered: number;
  readonly setSize: number;
}

/** Whether what is named is right. */
export function isRight({ role, category, truth }: SaidDevice): boolean {
  return role === UNKNOWN ? category !== null && category === categoryOf(truth) : role === truth;
}

/**
 * @param bySource whether each source counts the same instead of each device
 */
export function namedScores(said: readonly SaidDevice[], bySource = false): NamedScores {
  const captures = counts(said.map(({ device }) => device));
  const devices = new Map<string, Set<string>>();
  for (const { source, device } of said) devices.set(source, (devices.get(source) ?? new Set()).add(device));
  const weights = said.map(
    ({ source, device }) =>
      1 / (captures.get(device) ?? 1) / (bySource ? (devices.get(source)?.size ?? 1) : 1),
  );
  const sum = (counts: (device: SaidDevice) => number | boolean) =>
    said.reduce((total, device, i) => total + Number(counts(device)) * weights[i], 0);
  const total = sum(() => 1);
  const named = sum(({ category, role }) => category !== null || role !== UNKNOWN);
  const right = sum(isRight);
  return {
    devices: new Set(said.map(({ device }) => device)).size,
    named: named / total,
    precision: right / named,
    right: right / total,
    rightByRole: sum((device) => device.role !== UNKNOWN && isRight(device)) / total,
    accuracy: sum(({ mostProbable, truth }) => mostProbable === truth) / total,
    categoryAccuracy:
      sum(({ mostProbable, truth }) => categoryOf(mostProbable) === categoryOf(truth)) / total,
    covered: sum(({ set, truth }) => set?.includes(truth) ?? false) / total,
    setSize: sum(({ set }) => set?.length ?? 0) / total,
  };
}

const RESAMPLES = 500;

/** A score with its 95 % percentile bootstrap interval over sources, as text. */
export function scoreText(
  said: readonly SaidDevice[],
  score: (said: readonly SaidDevice[]) => number,
): string {
  const bySource = new Map<string, SaidDevice[]>();
  for (const device of said) {
    const others = bySource.get(device.source);
    if (others === undefined) bySource.set(device.source, [device]);
    else others.push(device);
  }
  const sources = [...bySource.values()];
  const random = new Random(0);
  const scores = Float64Array.from({ length: RESAMPLES }, () =>
    score(
      sources.flatMap((_, draw) =>
        // A source that is drawn twice stands for two.
        sources[random.below(sources.length)].map((device) => ({
          ...device,
          device: `${draw} ${device.device}`,
        })),
      ),
    ),
  ).sort();
  const at = (share: number) => scores[Math.floor(share * (RESAMPLES - 1))].toFixed(3);
  return `${score(said).toFixed(3)} (${at(0.025)} to ${at(0.975)})`;
}

function counts(keys: readonly string[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const key of keys) found.set(key, (found.get(key) ?? 0) + 1);
  return found;
}
