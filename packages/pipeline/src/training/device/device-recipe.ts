import { EnsembleClassifier, NoveltyPipeline, PiecewiseLinearEncoder } from '@networkml/mlp';

/** How a model is trained that knows its limits. */
export interface DeviceRecipe {
  /** Networks whose answers are averaged, 1 or more. */
  readonly members: number;
  /** Units of the hidden layers of each, one layer or more. */
  readonly hiddenLayerSizes: readonly number[];
  /** Most bins that the encoder divides a feature into. */
  readonly bins: number;
  /** Strength of the L2 penalty. */
  readonly alpha: number;
  /** Updates of the weights of each network, one a mini-batch: as many epochs as it takes. */
  readonly updates: number;
  /** Beginnings of captures, in seconds, that are learned besides the whole ones. */
  readonly beginnings: readonly number[];
  /** Folds by which probabilities are calibrated and limits set, 2 or more. */
  readonly folds: number;
  /** Seed of folds, initial weights and shuffling, an integer from 0 to 2^32 - 1. */
  readonly seed: number;
}

/** Chosen by cross-validation on the captures of IoT SENTINEL. */
export const DEVICE_RECIPE: DeviceRecipe = {
  members: 3,
  hiddenLayerSizes: [64],
  bins: 16,
  alpha: 1,
  updates: 400,
  beginnings: [15, 30, 60, 120],
  folds: 5,
  seed: 0,
};

/** Rows of a mini-batch. */
const BATCH_SIZE = 200;

/**
 * What the recipe fits, to be fitted.
 *
 * @param rows that it is going to be fitted on
 */
export function deviceEstimator(
  { members, hiddenLayerSizes, bins, alpha, updates, seed }: DeviceRecipe,
  rows: number,
): NoveltyPipeline {
  return new NoveltyPipeline({
    scaler: new PiecewiseLinearEncoder({ bins }),
    classifier: new EnsembleClassifier({
      members,
      hiddenLayerSizes,
      alpha,
      batchSize: BATCH_SIZE,
      maxIter: Math.ceil(updates / Math.ceil(rows / BATCH_SIZE)),
      seed,
      // Half the memory and time, and the weights of a model file are short.
      precision: 'f32',
    }),
  });
}
