export type { ActivationName } from './activations.js';
export type { Classifier, FitOptions, Transformer } from './estimator.js';
export { readJoblibScaler } from './formats/joblib-scaler.js';
export { type ModelDocument, parseModel, readModel, writeModel } from './formats/model-json.js';
export { readSklearnClassifier, readSklearnLabels, type SklearnModel } from './formats/sklearn-json.js';
export { type DenseMatrix, type MatrixLike, toDense, toMatrix, toRows } from './matrix.js';
export { accuracy } from './metrics/accuracy.js';
export { type ClassificationReport, classificationReport } from './metrics/classification-report.js';
export { type ConfusionMatrix, confusionMatrix } from './metrics/confusion-matrix.js';
export {
  type Average,
  type ClassScores,
  classScores,
  type PrecisionRecallF1,
  precisionRecallF1,
} from './metrics/precision-recall-f1.js';
export { MLPClassifier, type MLPClassifierState } from './mlp-classifier.js';
export {
  DivergedError,
  InvalidInputError,
  InvalidParameterError,
  MlpError,
  ModelFormatError,
  NotFittedError,
  PickleError,
  ShapeMismatchError,
  SingleClassError,
  SmallClassError,
  UnknownLabelError,
} from './mlp-error.js';
export {
  type CrossValidateOptions,
  type CrossValidation,
  crossValidate,
  type FoldResult,
} from './model-selection/cross-validate.js';
export {
  GridSearchCV,
  type GridSearchOptions,
  type GridSearchProgress,
  type GridSearchRow,
  type ParameterGrid,
} from './model-selection/grid-search-cv.js';
export { f1Weighted, type Scoring } from './model-selection/scoring.js';
export type { Fold, Splitter } from './model-selection/splitter.js';
export { StratifiedKFold, type StratifiedKFoldOptions } from './model-selection/stratified-k-fold.js';
export type { Network } from './network.js';
export type { MLPParameters } from './parameters.js';
export { LabelEncoder } from './preprocessing/label-encoder.js';
export { Pipeline } from './preprocessing/pipeline.js';
export { StandardScaler, type StandardScalerState } from './preprocessing/standard-scaler.js';
export type { EpochEvent } from './training.js';
