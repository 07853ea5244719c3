import { type MatrixLike, scaleTemperature } from '@networkml/mlp';
import type { RoleModel } from '@networkml/models';
import { type PriorName, roleShares } from '@networkml/roles';
import { PipelineError } from '../pipeline-error.js';

/** Probabilities of roles. */
export interface RoleProbabilities {
  /** Role ids, each once, sorted: the columns. */
  readonly roles: readonly string[];
  /** One for each row, in the order of the roles; they sum to 1. */
  readonly rows: readonly Float64Array[];
}

/** The roles that a model knows, each once, sorted. */
export function rolesOf({ classRoles }: Pick<RoleModel, 'classRoles'>): string[] {
  return [...new Set(classRoles)].sort();
}

/**
 * What the probability of each role is multiplied by, before they are made to sum to 1 again, so that they assume a
 * prior; undefined where the model's own is assumed.
 *
 * @throws {@link PipelineError} if the model does not tell how common its roles were in its training data
 */
export function priorFactors(model: RoleModel, prior: PriorName | undefined): Float64Array | undefined {
  const { classRoles, classShares, id } = model;
  if (prior === undefined) return undefined;
  if (classShares === undefined) {
    const problem =
      'does not tell how common its roles were in its training data, so no other prior can be assumed';
    throw new PipelineError('no-prior', `model ${id} ${problem}`);
  }
  const trained = new Map<string, number>();
  classRoles.forEach((role, i) => {
    trained.set(role, (trained.get(role) ?? 0) + classShares[i]);
  });
  const shares = roleShares(prior, trained);
  return Float64Array.from(rolesOf(model), (role) => (shares.get(role) ?? 0) / (trained.get(role) ?? 1));
}

/**
 * Probability of each role: the sum of those of its classes, once they are calibrated.
 *
 * @param encoded rows as the model's scaler leaves them, shape [n, inputs of the network]
 * @param factors of the roles, see {@link priorFactors}
 */
export function roleProbabilities(
  model: RoleModel,
  encoded: MatrixLike,
  factors?: Float64Array,
): RoleProbabilities {
  const { classifier, classRoles, temperature } = model;
  const roles = rolesOf(model);
  const places = classRoles.map((role) => roles.indexOf(role));
  const asTrained = classifier.classifier.predictProba(encoded);
  const { data, columns } = temperature === 1 ? asTrained : scaleTemperature(asTrained, temperature);
  const rows = Array.from({ length: asTrained.rows }, (_, row) => {
    const probabilities = new Float64Array(roles.length);
    places.forEach((place, column) => {
      probabilities[place] += data[row * columns + column];
    });
    return factors === undefined ? probabilities : weighed(probabilities, factors);
  });
  return { roles, rows };
}

/** Probabilities times factors, made to sum to 1 again. */
function weighed(probabilities: Float64Array, factors: Float64Array): Float64Array {
  const products = probabilities.map((probability, i) => probability * factors[i]);
  const sum = products.reduce((total, product) => total + product, 0);
  return sum > 0 ? products.map((product) => product / sum) : probabilities;
}
