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
export {
  CATEGORIES,
  categoryOf,
  displayName,
  ORIGINAL_UNKNOWN_RULE,
  PRIOR_NAMES,
  type PriorName,
  ROLES,
  type RolePrediction,
  UNKNOWN,
} from '@networkml/roles';
export { evaluate, type ModelEvaluation, type UnanswerableLabel } from './evaluation/evaluate-model.js';
export {
  type FeaturizedCapture,
  type FeaturizedCaptureOptions,
  featurizeCapture,
} from './featurizing/featurize-capture.js';
export { withIpFlags } from './featurizing/ip-flags.js';
export {
  PREDICTION_FORMATS,
  type PredictionFormat,
  type PredictionRun,
} from './formats/prediction-formats.js';
export { LabelJoin, type LabelledDevice, NameJoin, type RoleSource } from './labels/label-join.js';
export {
  isWhole,
  joinLabels,
  type LabelledData,
  type LabelledDataOptions,
  type LabelledRow,
} from './labels/labelled-data.js';
export { type Label, type LabelColumns, parseLabels, parseRolesOfLabels } from './labels/labels.js';
export { exportOnnx } from './models/export-model.js';
export { PipelineError, type PipelineErrorCode } from './pipeline-error.js';
export type { CaptureReading, CaptureStatus, CaptureTotals } from './reading/capture-reading.js';
export type { CaptureFailure, PacketCounts } from './reading/capture-report.js';
export {
  type CaptureInspection,
  type DeviceTraffic,
  inspectCaptures,
  type LinkTypeCount,
} from './reading/inspect-captures.js';
export { type CaptureName, OpenedCapture, openSource } from './reading/opened-capture.js';
export {
  type FeaturesOfCapturesOptions,
  featureSchema,
  featuresOfCaptures,
  SCHEMA_NAMES,
} from './tables/features-of-captures.js';
export { type FlowsOfCapturesOptions, flowsOfCaptures } from './tables/flows-of-captures.js';
export { type PacketsOfCapturesOptions, packetsOfCaptures } from './tables/packets-of-captures.js';
export { DEVICE_RECIPE, type DeviceRecipe, deviceEstimator } from './training/device/device-recipe.js';
export { deviceTraining } from './training/device/device-training.js';
export { DeviceFolds } from './training/device-folds.js';
export { GRID_RECIPE, type GridRecipe } from './training/grid/grid-recipe.js';
export { gridTraining } from './training/grid/grid-training.js';
export type {
  FoldOptions,
  RecipeEvaluation,
  Training,
  TrainingProgress,
  TrainOptions,
} from './training/training.js';
export { type TrainingSettings, trainingFor } from './training/trainings.js';
export {
  answersForGroups,
  type GroupFold,
  groupFolds,
  type HeldOutDevices,
} from './training/transfer/held-out-groups.js';
export { type HeldOutAnswer, namingRule } from './training/transfer/naming-thresholds.js';
export { deviceOf, groupOf, rowWeights } from './training/transfer/row-weights.js';
export { TRANSFER_RECIPE, type TransferRecipe } from './training/transfer/transfer-recipe.js';
export { calibrated, setQuantiles, transferTraining } from './training/transfer/transfer-training.js';
export { userMistake } from './user-mistake.js';
export { type CaptureReport, reportCapture } from './verdict/capture-report.js';
export { type ClassifyOptions, classify } from './verdict/classify.js';
export type { Drift, FeatureShift } from './verdict/drift.js';
export { rolesOf } from './verdict/role-probabilities.js';
export { roleSet, setThreshold } from './verdict/role-sets.js';
export type { JudgedDevice, Verdict, VerdictOptions } from './verdict/verdict.js';
