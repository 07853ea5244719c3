export { type ModelCard, type ModelCardText, parseModelCardText } from './model-card.js';
export { ModelFileError, type ModelFileErrorCode } from './model-file-error.js';
export { importNetworkmlModel, type OriginalFile, type OriginalModelFiles } from './networkml-import.js';
export {
  originalDecision,
  type ParseRoleModelOptions,
  parseRoleModel,
  type RoleModel,
  readRoleModel,
  writeRoleModel,
} from './role-model.js';
export {
  DEFAULT_MODEL_ID,
  parseTrainedModel,
  TRAINED_MODELS,
  type TrainedModel,
  trainedModel,
} from './trained-models.js';
