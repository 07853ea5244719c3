import type { PiecewiseLinearEncoder } from '../preprocessing/piecewise-linear-encoder.js';
import type { Pipeline } from '../preprocessing/pipeline.js';
import type { StandardScaler } from '../preprocessing/standard-scaler.js';
import type { EnsembleClassifier } from './ensemble-classifier.js';
import type { MLPClassifier } from './mlp-classifier.js';

/**
 * The pipelines that can be kept in a document, handed on as ONNX and explained.
 *
 * @public
 */
export type ModelPipeline = Pipeline<
  StandardScaler | PiecewiseLinearEncoder,
  MLPClassifier | EnsembleClassifier
>;
