export {
  FLOW,
  type IpFlags,
  schemaDescription,
  TABLE_FORMATS,
  type TableFormat,
  type WindowOptions,
} from '@networkml/features';
export {
  DEFAULT_MODEL_ID,
  type ModelCard,
  type ModelCardText,
  type RoleModel,
  TRAINED_MODELS,
  writeRoleModel,
} from '@networkml/models';
export type { EngineName } from '@networkml/pcap/engines';
export { displayName, ORIGINAL_UNKNOWN_RULE, type RolePrediction, UNKNOWN } from '@networkml/roles';
export { type FeaturizingOptions, featurizeCaptures } from './featurizing/featurize-captures.js';
export type { FeaturizedCapture } from './featurizing/featurized-capture.js';
export { withIpFlags } from './featurizing/ip-flags.js';
export { LabelJoin, NameJoin, type RoleSource } from './labels/label-join.js';
export {
  type LabelledData,
  type LabelledDataOptions,
  type LabelledRow,
  readLabelledData,
} from './labels/labelled-data.js';
export { type Label, parseLabels, readLabels, readRolesOfLabels } from './labels/labels.js';
export { exportOnnx } from './models/export-model.js';
export { importModel, type OriginalModelPaths } from './models/import-model.js';
export { loadModel } from './models/load-model.js';
export { readModelCardText } from './models/model-card-file.js';
export { PipelineError, type PipelineErrorCode } from './pipeline-error.js';
export { type CaptureInput, STANDARD_INPUT } from './reading/capture-input.js';
export type { CaptureReading, CaptureStatus, CaptureTotals } from './reading/capture-reading.js';
export type { CaptureFailure, PacketCounts } from './reading/capture-report.js';
export {
  type CaptureInspection,
  type DeviceTraffic,
  inspectCaptures,
  type LinkTypeCount,
} from './reading/inspect-captures.js';
export { ENGINE_NAMES, type InputProgress, type ReadingOptions } from './reading/open-captures.js';
export {
  type FeaturesOfCapturesOptions,
  featureSchema,
  featuresOfCaptures,
  SCHEMA_NAMES,
} from './tables/features-of-captures.js';
export { type FlowsOfCapturesOptions, flowsOfCaptures } from './tables/flows-of-captures.js';
export { type PacketsOfCapturesOptions, packetsOfCaptures } from './tables/packets-of-captures.js';
export { DeviceFolds } from './training/device-folds.js';
export { DEVICE_RECIPE, type DeviceRecipe, deviceEstimator } from './training/device-recipe.js';
export {
  evaluate,
  evaluateDeviceRecipe,
  evaluateRecipe,
  type ModelEvaluation,
  type RecipeEvaluation,
  type RecipeEvaluationOptions,
} from './training/evaluate.js';
export {
  type Architecture,
  DEFAULT_RECIPE,
  type RecipeProgress,
  type TrainingRecipe,
} from './training/recipe.js';
export { type TrainOptions, train } from './training/train.js';
export { type TrainDeviceModelOptions, trainDeviceModel } from './training/train-device-model.js';
export { userMistake } from './user-mistake.js';
export { type ClassifyOptions, classify } from './verdict/classify.js';
export { type Drift, driftOf, type FeatureShift } from './verdict/drift.js';
export { type CaptureReport, type PredictOptions, predictCaptures } from './verdict/predict-captures.js';
export {
  PREDICTION_FORMATS,
  type PredictionFormat,
  type PredictionRun,
} from './verdict/prediction-formats.js';
export { rolesOf } from './verdict/role-probabilities.js';
