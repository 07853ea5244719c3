export {
  baseName,
  type TraceName,
  type TrainingCaptureName,
  traceName,
  trainingCaptureName,
} from './capture-name.js';
export {
  type Decision,
  decide,
  type NoveltyRule,
  ORIGINAL_UNKNOWN_RULE,
  type TopProbabilityRule,
  type UnknownRule,
} from './decision.js';
export {
  type CapturePredictions,
  type NetworkmlDevice,
  type NetworkmlDocument,
  networkmlDocument,
  type RunIdentity,
} from './formats/networkml.js';
export { type PoseidonMessage, poseidonDocument } from './formats/poseidon.js';
export { type InvalidRankingCode, InvalidRankingError } from './invalid-ranking-error.js';
export type { Evidence, RolePrediction } from './prediction.js';
export { type RankedRole, rankRoles } from './ranking.js';
export { displayName, ROLES, type Role, UNKNOWN } from './taxonomy.js';
