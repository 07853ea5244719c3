export {
  baseName,
  type TraceName,
  type TrainingCaptureName,
  traceName,
  trainingCaptureName,
} from './capture-name.js';
export {
  type Decision,
  type DeepestNodeRule,
  decide,
  type NoveltyRule,
  ORIGINAL_UNKNOWN_RULE,
  type TopProbabilityRule,
  type UnknownRule,
  undecided,
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
export { type CategoryShares, PRIOR_NAMES, PRIORS, type PriorName, roleShares } from './priors.js';
export { type RankedCategory, type RankedRole, rankedCategories, rankRoles } from './ranking.js';
export { CATEGORIES, type Category, categoryOf, displayName, ROLES, type Role, UNKNOWN } from './taxonomy.js';
