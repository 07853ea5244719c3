import { integratedGradients } from '@networkml/mlp';
import type { RoleModel } from '@networkml/models';
import type { Evidence, RankedRole } from '@networkml/roles';

/**
 * The features that spoke most for the most probable role and against the next one, the strongest first. With
 * several classes of a role, the most probable class stands for it.
 *
 * @param inputs the model inputs of one device
 * @param ranked its roles, most probable first, two or more
 * @param most how many features
 */
export function evidenceOf(
  model: RoleModel,
  inputs: Float64Array,
  [top, next]: readonly RankedRole[],
  most: number,
): Evidence[] {
  const { schema, classifier } = model;
  const { contributions } = integratedGradients(classifier, inputs, {
    target: likeliestClass(model, inputs, top.role),
    against: likeliestClass(model, inputs, next.role),
  });
  const definitions = new Map(schema.features.map(({ name, definition }) => [name, definition]));
  return schema.modelFeatures
    .map((feature, i) => ({
      feature,
      value: inputs[i],
      contribution: contributions[i],
      definition: definitions.get(feature) ?? '',
    }))
    .filter(({ contribution }) => contribution > 0)
    .sort((a, b) => b.contribution - a.contribution)
    .slice(0, most);
}

function likeliestClass({ classifier, classRoles }: RoleModel, inputs: Float64Array, role: string): string {
  const { data } = classifier.predictProba([Array.from(inputs)]);
  let likeliest = classRoles.indexOf(role);
  classRoles.forEach((ofClass, i) => {
    if (ofClass === role && data[i] > data[likeliest]) likeliest = i;
  });
  return classifier.classes[likeliest];
}
