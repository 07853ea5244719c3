import { PiecewiseLinearEncoder } from '@networkml/mlp';
import type { RoleModel } from '@networkml/models';
import type { JudgedPart } from './verdict.js';

/** How differently a feature is distributed here and in the training data. */
export interface FeatureShift {
  readonly feature: string;
  /**
   * Distance of the two distributions (Wasserstein's, on a scale on which the quantiles of the training data are equally
   * far apart), from 0 for none to 1.
   */
  readonly shift: number;
  /** Whether it is anything but 0 for any of the devices: what a capture does not hold is no news. */
  readonly isSeen: boolean;
  /** What the feature is, in a sentence. */
  readonly definition: string;
}

/** How unlike the training data of a model some devices are: whether its scores say anything about them. */
export interface Drift {
  readonly devices: number;
  /** Those that are farther from the training data than the model trusts. */
  readonly unlike: number;
  /** Every feature that varies in the training data, the most different one first. */
  readonly features: readonly FeatureShift[];
}

/** What devices have in common, summed up a part of them at a time. */
export class DriftSums {
  readonly #model: RoleModel;
  /** Of each input of the network over the devices. */
  #sums = new Float64Array(0);
  #devices = 0;
  /** Of each model feature, whether any device has it. */
  #seen = new Uint8Array(0);
  #unlike = 0;

  constructor(model: RoleModel) {
    this.#model = model;
  }

  /** Takes the devices of which there is enough: too little of a device is unlike anything. */
  add({ inputs, encoded, novelties, verdicts }: JudgedPart): void {
    const { unknownRule } = this.#model;
    if (novelties === undefined || unknownRule.kind !== 'novelty') return;
    const { data, rows, columns } = encoded;
    if (this.#sums.length === 0) this.#sums = new Float64Array(columns);
    if (this.#seen.length === 0) this.#seen = new Uint8Array(inputs.columns);
    for (let row = 0; row < rows; row++) {
      if (verdicts[row]?.status !== 'ok') continue;
      this.#devices += 1;
      if (novelties[row] > unknownRule.threshold) this.#unlike += 1;
      for (let column = 0; column < inputs.columns; column++) {
        if (inputs.data[row * inputs.columns + column] !== 0) this.#seen[column] = 1;
      }
      for (let column = 0; column < columns; column++) this.#sums[column] += data[row * columns + column];
    }
  }

  /** Undefined if nothing was counted, or the model keeps no quantiles of its training data. */
  drift(): Drift | undefined {
    const { schema, classifier } = this.#model;
    if (this.#devices === 0 || !(classifier.scaler instanceof PiecewiseLinearEncoder)) return undefined;
    const means = this.#sums.map((sum) => sum / this.#devices);
    const shifts = shiftsOf(classifier.scaler, means);
    const definitions = new Map(schema.features.map(({ name, definition }) => [name, definition]));
    return {
      devices: this.#devices,
      unlike: this.#unlike,
      features: schema.modelFeatures
        .map((feature, column) => ({
          feature,
          shift: shifts.get(column) ?? 0,
          isSeen: this.#seen[column] === 1,
          definition: definitions.get(feature) ?? '',
        }))
        .filter((_, column) => shifts.has(column))
        .sort((a, b) => b.shift - a.shift),
    };
  }
}

/**
 * By input column. The mean of an encoder's output for a bin is the share of devices beyond it (where they lie within
 * it, a part of them): how far two distributions are apart is the mean difference of these shares.
 *
 * @param means of each output over the devices
 */
function shiftsOf(encoder: PiecewiseLinearEncoder, means: Float64Array): ReadonlyMap<number, number> {
  const trained = encoder.mean;
  const sums = new Map<number, { differences: number; bins: number }>();
  encoder.inputColumns.forEach((column, output) => {
    const difference = encoder.options.center ? means[output] : means[output] - trained[output];
    const { differences, bins } = sums.get(column) ?? { differences: 0, bins: 0 };
    sums.set(column, { differences: differences + Math.abs(difference), bins: bins + 1 });
  });
  return new Map([...sums].map(([column, { differences, bins }]) => [column, differences / bins]));
}
