import { writeOnnx } from '@networkml/mlp';
import type { RoleModel } from '@networkml/models';
import { rolesOf } from '../verdict/role-probabilities.js';

/**
 * A model as an ONNX file, as `writeOnnx` of `@networkml/mlp` writes it: its probabilities are those that `classify` answers,
 * calibrated and summed up to roles, its label the most probable role. It takes doubles, since features need more digits than
 * a `float` has. The metadata names the model, the schema, and as JSON arrays the features in the order of the
 * input's columns and the roles in that of the probabilities. The rule for Unknown and the card are left behind.
 */
export function exportOnnx(model: RoleModel): Uint8Array {
  const { id, schema, classifier, classRoles, temperature } = model;
  return writeOnnx(classifier, {
    numbers: 'double',
    temperature,
    groups: classRoles,
    metadata: {
      model: id,
      schema: schema.id,
      features: JSON.stringify(schema.modelFeatures),
      roles: JSON.stringify(rolesOf(model)),
    },
  });
}
