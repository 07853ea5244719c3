export type { EngineName } from '@networkml/pcap/engines';
export { type FeaturizingOptions, featurizeCaptures } from './featurizing/featurize-captures.js';
export {
  type LabelFile,
  type ReadLabelledDataOptions,
  readLabelledData,
  readRoleSource,
  readRolesOfLabels,
} from './labels/read-labelled-data.js';
export { importModel, type OriginalModelPaths } from './models/import-model.js';
export { loadModel } from './models/load-model.js';
export { readModelCardText } from './models/model-card-file.js';
export { type PredictOptions, predictCaptures } from './predicting/predict-captures.js';
export { type CaptureInput, STANDARD_INPUT } from './reading/capture-input.js';
export {
  ENGINE_NAMES,
  type InputProgress,
  openCaptures,
  type ReadingOptions,
} from './reading/open-captures.js';
export { withFoldThreads } from './training/fold-threads.js';
