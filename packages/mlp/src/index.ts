export type { ActivationName } from './activations.js';
export { CalibratedClassifier, type CalibratedClassifierOptions } from './calibrated-classifier.js';
export { fitTemperature, scaleTemperature } from './calibration.js';
export type { ClassWeight } from './class-weights.js';
export type { Classifier, FitOptions, Transformer } from './estimator.js';
export { readJoblibScaler } from './formats/joblib-scaler.js';
export { type ModelDocument, parseModel, readModel, writeModel } from './formats/model-json.js';
export { readSklearnClassifier, readSklearnLabels, type SklearnModel } from './formats/sklearn-json.js';
export { type DenseMatrix, type MatrixLike, toDense, toMatrix, toRows } from './matrix.js';
export { accuracy } from './metrics/accuracy.js';
export { balancedAccuracy } from './metrics/balanced-accuracy.js';
export { brierScore } from './metrics/brier-score.js';
export { type ClassificationReport, classificationReport } from './metrics/classification-report.js';
export { cohenKappa } from './metrics/cohen-kappa.js';
export { type ConfusionMatrix, confusionMatrix } from './metrics/confusion-matrix.js';
export { expectedCalibrationError } from './metrics/expected-calibration-error.js';
export { logLoss } from './metrics/log-loss.js';
export { matthewsCorrelation } from './metrics/matthews-correlation.js';
export {
  type Average,
  type ClassScores,
  classScores,
  type PrecisionRecallF1,
  precisionRecallF1,
} from './metrics/precision-recall-f1.js';
export { type ReliabilityBin, reliabilityBins } from './metrics/reliability-bins.js';
export { rocAuc } from './metrics/roc-auc.js';
export { MLPClassifier, type PartialFitOptions } from './mlp-classifier.js';
export type { MLPClassifierState } from './mlp-classifier-state.js';
export {
  DivergedError,
  FewGroupsError,
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
  type CrossValPredictOptions,
  crossValPredict,
  type OutOfFoldPredictions,
  type PredictedFold,
} from './model-selection/cross-val-predict.js';
export {
  type CrossValidateOptions,
  type CrossValidation,
  crossValidate,
  type FoldResult,
} from './model-selection/cross-validate.js';
export {
  GridSearchCV,
  type GridSearchOptions,
  type ParameterGrid,
} from './model-selection/grid-search-cv.js';
export { GroupKFold, type GroupKFoldOptions } from './model-selection/group-k-fold.js';
export { LeaveOneGroupOut } from './model-selection/leave-one-group-out.js';
export {
  logUniform,
  type ParameterDistribution,
  uniform,
  uniformInteger,
} from './model-selection/parameter-distribution.js';
export {
  ParameterSearch,
  type SearchOptions,
  type SearchProgress,
  type SearchRow,
} from './model-selection/parameter-search.js';
export {
  type ParameterDistributions,
  RandomizedSearchCV,
  type RandomizedSearchOptions,
} from './model-selection/randomized-search-cv.js';
export { f1Weighted, type Scoring } from './model-selection/scoring.js';
export type { Fold, Splitter } from './model-selection/splitter.js';
export {
  StratifiedGroupKFold,
  type StratifiedGroupKFoldOptions,
} from './model-selection/stratified-group-k-fold.js';
export { StratifiedKFold, type StratifiedKFoldOptions } from './model-selection/stratified-k-fold.js';
export type { Network } from './network.js';
export type { MLPParameters } from './parameters.js';
export { LabelEncoder } from './preprocessing/label-encoder.js';
export { Pipeline } from './preprocessing/pipeline.js';
export { StandardScaler, type StandardScalerState } from './preprocessing/standard-scaler.js';
export type { LearningRateSchedule } from './solvers/sgd.js';
export type { SolverName } from './solvers/solvers.js';
export type { EpochEvent } from './training.js';
