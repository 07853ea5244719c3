import { type Classifier, MLPClassifier, Pipeline, StandardScaler, StratifiedKFold } from '@networkml/mlp';
import type { RolePrediction } from '@networkml/roles';

/** What the whole program finds: the same in every runtime. */
export interface Answer {
  /** Packets of the capture. */
  readonly packets: number;
  /** The most probable role of each device that has many packets, in the order of the devices. */
  readonly roles: readonly string[];
  /** What networks take the rows for that were fitted on other rows. */
  readonly labels: readonly string[];
  /** Bytes of the model in ONNX. */
  readonly onnxBytes: number;
}

/** The packets of a device from which on its role is told. */
const MANY_PACKETS = 100;

/** Rows that networks are fitted on, what they are to be taken for, and how. */
export const ROWS = Array.from({ length: 24 }, (_, row) => [row % 2, row % 3]);
export const LABELS = ROWS.map(([first]) => (first === 0 ? 'even' : 'odd'));
export const FOLDS = new StratifiedKFold({ nSplits: 2 });

export function makeEstimator(): Classifier {
  const classifier = new MLPClassifier({ hiddenLayerSizes: [8], learningRateInit: 0.1, seed: 1 });
  return new Pipeline({ scaler: new StandardScaler(), classifier });
}

/** The most probable role of each device that has many packets. */
export function rolesOf(devices: readonly RolePrediction[]): string[] {
  return devices.filter(({ packets }) => packets >= MANY_PACKETS).map(({ roles: [first] }) => first.role);
}
