import { type DenseMatrix, PiecewiseLinearEncoder } from '@networkml/mlp';
import type { RoleModel } from '@networkml/models';
import { noveltyScores } from './novelty.js';

/** How differently a feature is distributed here and in the training data. */
export interface FeatureShift {
  readonly feature: string;
  /**
   * Distance of the two distributions (Wasserstein's, on a scale on which the quantiles of the training data are equally
   * far apart), from 0 for none to 1.
   */
  readonly shift: number;
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

/**
 * Compares devices with the training data of a model; undefined if the model keeps no quantiles of it.
 *
 * @param inputs shape [devices, model features], one device or more
 */
export function driftOf(model: RoleModel, inputs: DenseMatrix): Drift | undefined {
  const { scaler } = model.classifier;
  const novelties = noveltyScores(model, inputs);
  const { unknownRule, schema } = model;
  if (
    !(scaler instanceof PiecewiseLinearEncoder) ||
    novelties === undefined ||
    unknownRule.kind !== 'novelty'
  )
    return undefined;
  const shifts = shiftsOf(scaler, inputs);
  const definitions = new Map(schema.features.map(({ name, definition }) => [name, definition]));
  return {
    devices: inputs.rows,
    unlike: novelties.filter((novelty) => novelty > unknownRule.threshold).length,
    features: schema.modelFeatures
      .map((feature, column) => ({
        feature,
        shift: shifts.get(column) ?? 0,
        definition: definitions.get(feature) ?? '',
      }))
      .filter((_, column) => shifts.has(column))
      .sort((a, b) => b.shift - a.shift),
  };
}

/**
 * By input column. The mean of an encoder's output for a bin is the share of devices beyond it (where they lie within
 * it, a part of them): how far two distributions are apart is the mean difference of these shares.
 */
function shiftsOf(encoder: PiecewiseLinearEncoder, inputs: DenseMatrix): ReadonlyMap<number, number> {
  const { data, rows, columns } = encoder.transform(inputs);
  const trained = encoder.mean;
  const sums = new Map<number, { differences: number; bins: number }>();
  encoder.inputColumns.forEach((column, output) => {
    let mean = encoder.options.center ? trained[output] : 0;
    for (let row = 0; row < rows; row++) mean += data[row * columns + output] / rows;
    const { differences, bins } = sums.get(column) ?? { differences: 0, bins: 0 };
    sums.set(column, { differences: differences + Math.abs(mean - trained[output]), bins: bins + 1 });
  });
  return new Map([...sums].map(([column, { differences, bins }]) => [column, differences / bins]));
}
