export {
  CalibratedClassifier,
  type CalibratedClassifierOptions,
} from './calibration/calibrated-classifier.js';
export { fitTemperature, scaleTemperature } from './calibration/calibration.js';
export { EnsembleClassifier, type EnsembleParameters } from './classifiers/ensemble-classifier.js';
export type { Classifier, FitOptions, Transformer } from './classifiers/estimator.js';
export { MLPClassifier, type PartialFitOptions } from './classifiers/mlp-classifier.js';
export type { MLPClassifierState, StateOptions } from './classifiers/mlp-classifier-state.js';
export type { ModelPipeline } from './classifiers/model-pipeline.js';
export {
  type Attribution,
  type IntegratedGradientsOptions,
  integratedGradients,
} from './explanation/integrated-gradients.js';
export type {
  EnsembleClassifierDocument,
  LearnedNetworkDocument,
  MLPClassifierDocument,
  NetworkKindDocument,
} from './formats/classifier-node.js';
export type { FixedPointDocument } from './formats/fixed-point.js';
export { readJoblibScaler } from './formats/joblib-scaler.js';
export { type NoveltyDocument, readNovelty, writeNovelty } from './formats/novelty-json.js';
export { type OnnxOptions, type ScaledNetwork, writeOnnx } from './formats/onnx.js';
export type { PiecewiseLinearEncoderDocument } from './formats/piecewise-linear-encoder-node.js';
export {
  type PipelineDocument,
  parsePipeline,
  readPipeline,
  writePipeline,
} from './formats/pipeline-json.js';
export { readSklearnClassifier, readSklearnLabels, type SklearnModel } from './formats/sklearn-json.js';
export type { StandardScalerDocument } from './formats/standard-scaler-node.js';
export type { KernelName } from './kernels/kernel-name.js';
export type { Precision } from './kernels/precision.js';
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
export {
  DivergedError,
  FewGroupsError,
  InvalidInputError,
  InvalidParameterError,
  KernelMemoryError,
  KernelUnavailableError,
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
  type CrossValPredictOnOptions,
  type CrossValPredictOptions,
  crossValPredict,
  crossValPredictOn,
} from './model-selection/cross-val-predict.js';
export {
  type CrossValidateOnOptions,
  type CrossValidateOptions,
  crossValidate,
  crossValidateOn,
} from './model-selection/cross-validate.js';
export { answerFold, type FoldAnswer } from './model-selection/fold-answer.js';
export type { FoldRunner, FoldTask } from './model-selection/fold-runner.js';
export {
  GridSearchCV,
  type GridSearchOptions,
  type ParameterGrid,
} from './model-selection/grid-search-cv.js';
export { GroupKFold, type GroupKFoldOptions } from './model-selection/group-k-fold.js';
export { LeaveOneGroupOut } from './model-selection/leave-one-group-out.js';
export type { OutOfFoldPredictions, PredictedFold } from './model-selection/out-of-fold.js';
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
export type { CrossValidation, FoldResult } from './model-selection/scored-folds.js';
export { f1Weighted, type Scoring } from './model-selection/scoring.js';
export type { Fold, Splitter } from './model-selection/splitter.js';
export {
  StratifiedGroupKFold,
  type StratifiedGroupKFoldOptions,
} from './model-selection/stratified-group-k-fold.js';
export { StratifiedKFold, type StratifiedKFoldOptions } from './model-selection/stratified-k-fold.js';
export type { ActivationName } from './network/activations.js';
export type { Network } from './network/weights.js';
export { firstNetworkActivations, hiddenActivations } from './novelty/hidden-activations.js';
export {
  MahalanobisNovelty,
  type MahalanobisNoveltyOptions,
  type MahalanobisNoveltyState,
} from './novelty/mahalanobis-novelty.js';
export {
  NearestNeighborNovelty,
  type NearestNeighborNoveltyOptions,
  type NearestNeighborNoveltyState,
  type NeighborScaling,
} from './novelty/nearest-neighbor-novelty.js';
export type { NoveltyDetector } from './novelty/novelty-detector.js';
export { NoveltyPipeline } from './novelty/novelty-pipeline.js';
export { noveltyThreshold } from './novelty/novelty-threshold.js';
export { type DenseMatrix, type MatrixLike, takeRows, toDense, toMatrix, toRows } from './numeric/matrix.js';
export { Random } from './numeric/random.js';
export type { MLPParameters } from './parameters.js';
export { LabelEncoder } from './preprocessing/label-encoder.js';
export {
  PiecewiseLinearEncoder,
  type PiecewiseLinearEncoderOptions,
  type PiecewiseLinearEncoderState,
} from './preprocessing/piecewise-linear-encoder.js';
export { Pipeline } from './preprocessing/pipeline.js';
export { StandardScaler, type StandardScalerState } from './preprocessing/standard-scaler.js';
export type { LearningRateSchedule } from './solvers/sgd-step-size.js';
export type { SolverName } from './solvers/solver-name.js';
export type { ClassWeight } from './training/class-weights.js';
export type { EpochEvent } from './training/training.js';
