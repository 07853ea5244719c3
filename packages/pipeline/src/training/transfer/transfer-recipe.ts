import type { ViewOptions } from '@networkml/features';
import { EnsembleClassifier, PiecewiseLinearEncoder, Pipeline } from '@networkml/mlp';

/** How a model is trained that has to hold on networks it has never seen. */
export interface TransferRecipe {
  /** Networks whose answers are averaged, 1 or more. */
  readonly members: number;
  /** Units of the hidden layers of each, one layer or more. */
  readonly hiddenLayerSizes: readonly number[];
  /** Strength of the L2 penalty. */
  readonly alpha: number;
  /** Passes over the rows that are drawn. */
  readonly epochs: number;
  /** Rows that are drawn to learn from, by their weights. */
  readonly drawn: number;
  /** Weight of all partial views of a device, where the whole of it weighs 1. */
  readonly viewWeight: number;
  /** Share of what the whole shows that a view must show too, to be learned as what the device is; from 0 to 1. */
  readonly leastShown: number;
  /** Partial views that are learned besides the whole devices. */
  readonly views: ViewOptions;
  /** Folds that never part a group, by which probabilities are calibrated and thresholds set; 2 or more. */
  readonly folds: number;
  /** Share of the devices that are named that shall be named rightly in groups that were held out; from 0 to 1. */
  readonly precision: number;
  /** Seed of draws, initial weights and shuffling, an integer from 0 to 2^32 - 1. */
  readonly seed: number;
}

/** Chosen by cross-validation among sources; see the page of the models. */
export const TRANSFER_RECIPE: TransferRecipe = {
  members: 5,
  hiddenLayerSizes: [128],
  alpha: 0.3,
  epochs: 40,
  drawn: 6000,
  viewWeight: 0.1,
  leastShown: 0.6,
  views: {
    windows: [
      { first: 0, packets: 20 },
      { first: 0, packets: 80 },
      { first: 40, packets: 80 },
    ],
    onePeer: 1,
    twoPeers: 1,
    shares: [0.4],
    unicastOnly: true,
    seed: 1,
  },
  folds: 10,
  precision: 0.955,
  seed: 0,
};

/** Rows of a mini-batch. */
const BATCH_SIZE = 200;

/** What the recipe fits, to be fitted. */
export function transferEstimator({
  members,
  hiddenLayerSizes,
  alpha,
  epochs,
  seed,
}: TransferRecipe): Pipeline<PiecewiseLinearEncoder, EnsembleClassifier> {
  return new Pipeline({
    // One bin: each feature from its least to its greatest value in the training data, and no number beyond.
    scaler: new PiecewiseLinearEncoder({ bins: 1, center: false }),
    classifier: new EnsembleClassifier({
      members,
      hiddenLayerSizes,
      alpha,
      batchSize: BATCH_SIZE,
      maxIter: epochs,
      seed,
      precision: 'f32',
    }),
  });
}
