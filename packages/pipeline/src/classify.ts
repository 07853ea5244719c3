import { type DeviceRow, type FeatureTable, requireSameFeatures } from '@networkml/features';
import type { RoleModel } from '@networkml/models';
import { decide, type RolePrediction, rankRoles, UNKNOWN } from '@networkml/roles';

/**
 * The role of each device of a table.
 *
 * @throws `SchemaMismatchError` of `@networkml/features` if the table is of another schema than the model
 */
export function classify(model: RoleModel, table: FeatureTable): RolePrediction[] {
  requireSameFeatures(`model ${model.id}`, model.schema.modelFeatures, table.schema.modelFeatures);
  const { data, columns } = model.classifier.predictProba(table.modelInputs());
  return table.devices.map((device, row) =>
    predictionOf(device, model, data.subarray(row * columns, (row + 1) * columns)),
  );
}

function predictionOf(device: DeviceRow, model: RoleModel, probabilities: Float64Array): RolePrediction {
  const roles = rankRoles(model.classifier.classes, probabilities);
  const hasSent = device.packetsSent > 0;
  const { role, reason } = hasSent
    ? decide(roles, model.unknownRule)
    : { role: UNKNOWN, reason: 'the capture holds no packet that the device sent' };
  return {
    mac: device.mac,
    addresses: device.addresses,
    packets: device.packets,
    lastSeen: device.lastSeen ?? null,
    status: hasSent ? 'ok' : 'insufficient-data',
    role,
    reason,
    confidence: roles[0].probability,
    roles,
    evidence: [],
  };
}
