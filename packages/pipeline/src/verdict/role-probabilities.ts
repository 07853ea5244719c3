import { type MatrixLike, scaleTemperature } from '@networkml/mlp';
import type { RoleModel } from '@networkml/models';

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
 * Probability of each role: the sum of those of its classes, once they are calibrated.
 *
 * @param encoded rows as the model's scaler leaves them, shape [n, inputs of the network]
 */
export function roleProbabilities(model: RoleModel, encoded: MatrixLike): RoleProbabilities {
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
    return probabilities;
  });
  return { roles, rows };
}
