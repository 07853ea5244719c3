import { writeOnnx } from '@networkml/mlp';
import type { RoleModel } from '@networkml/models';

/**
 * A model's scaler and network as an ONNX file, as {@link writeOnnx} writes it. Its metadata names the model, the
 * schema, and as JSON arrays the features in the order of the input's columns and
 * the roles. The rule for Unknown and the card are left behind.
 */
export function exportOnnx({ id, schema, classifier }: RoleModel): Uint8Array {
  return writeOnnx(classifier, {
    metadata: {
      model: id,
      schema: schema.id,
      features: JSON.stringify(schema.modelFeatures),
    },
  });
}
