export {
  FLOW,
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
export { type CaptureInput, STANDARD_INPUT } from './capture-input.js';
export type { CaptureReading, CaptureStatus, CaptureTotals } from './capture-reading.js';
export type { CaptureFailure, PacketCounts } from './capture-report.js';
export { type ClassifyOptions, classify } from './classify.js';
export { DeviceFolds } from './device-folds.js';
export { DEVICE_RECIPE, type DeviceRecipe, deviceEstimator } from './device-recipe.js';
export { type Drift, driftOf, type FeatureShift } from './drift.js';
export {
  evaluate,
  evaluateDeviceRecipe,
  evaluateRecipe,
  type ModelEvaluation,
  type RecipeEvaluation,
  type RecipeEvaluationOptions,
} from './evaluate.js';
export { exportOnnx } from './export-model.js';
export {
  type FeaturesOfCapturesOptions,
  featureSchema,
  featuresOfCaptures,
  SCHEMA_NAMES,
} from './features-of-captures.js';
export { type FeaturizedCapture, type FeaturizingOptions, featurizeCaptures } from './featurize-captures.js';
export { type FlowsOfCapturesOptions, flowsOfCaptures } from './flows-of-captures.js';
export { importModel, type OriginalModelPaths } from './import-model.js';
export {
  type CaptureInspection,
  type DeviceTraffic,
  inspectCaptures,
  type LinkTypeCount,
} from './inspect-captures.js';
export { LabelJoin, NameJoin, type RoleSource } from './label-join.js';
export {
  type LabelledData,
  type LabelledDataOptions,
  type LabelledRow,
  readLabelledData,
} from './labelled-data.js';
export { type Label, parseLabels, readLabels, readRolesOfLabels } from './labels.js';
export { loadModel } from './load-model.js';
export { readModelCardText } from './model-card-file.js';
export { ENGINE_NAMES, type InputProgress, type ReadingOptions } from './open-captures.js';
export { type PacketsOfCapturesOptions, packetsOfCaptures } from './packets-of-captures.js';
export { PipelineError, type PipelineErrorCode } from './pipeline-error.js';
export { type CaptureReport, type PredictOptions, predictCaptures } from './predict-captures.js';
export { PREDICTION_FORMATS, type PredictionFormat, type PredictionRun } from './prediction-formats.js';
export { type Architecture, DEFAULT_RECIPE, type RecipeProgress, type TrainingRecipe } from './recipe.js';
export { rolesOf } from './role-probabilities.js';
export { type TrainOptions, train } from './train.js';
export { type TrainDeviceModelOptions, trainDeviceModel } from './train-device-model.js';
export { userMistake } from './user-mistake.js';
