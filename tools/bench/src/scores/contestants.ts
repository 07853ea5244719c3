import { DEVICE, type FeatureSchema, HOST_FOOTPRINT } from '@networkml/features';
import { type Classifier, MLPClassifier, Pipeline, StandardScaler } from '@networkml/mlp';
import { DEVICE_RECIPE, deviceEstimator } from '@networkml/pipeline';

/** Features, and a network that learns device types from them. */
export interface Contestant {
  readonly name: string;
  readonly schema: FeatureSchema;
  /** Beginnings of captures that it learns besides the whole ones, in seconds. */
  readonly beginnings: readonly number[];
  /** @param rows that it is going to be fitted on, or about so many */
  readonly makeEstimator: (rows: number) => Classifier;
}

/** Ours. */
export const OURS: Contestant = {
  name: 'device@1',
  schema: DEVICE,
  beginnings: DEVICE_RECIPE.beginnings,
  makeEstimator: (rows) => deviceEstimator(DEVICE_RECIPE, rows),
};

/** The first architecture of NetworkML 0.6.10's grid, on its features. */
export const BASELINE: Contestant = {
  name: "the original's features and network",
  schema: HOST_FOOTPRINT,
  beginnings: [],
  makeEstimator: () =>
    new Pipeline({
      scaler: new StandardScaler(),
      classifier: new MLPClassifier({ hiddenLayerSizes: [64, 32], seed: 0 }),
    }),
};
