import { type DeviceRow, type FeatureTable, requireSameFeatures } from '@networkml/features';
import type { RoleModel } from '@networkml/models';
import { decide, type RolePrediction, rankRoles, UNKNOWN } from '@networkml/roles';

/** A capture may hold very many devices: the network sees a part of them at a time. */
const DEVICES_AT_A_TIME = 1024;

/**
 * The role of each device of a table.
 *
 * @throws `SchemaMismatchError` of `@networkml/features` if the table is of another schema than the model
 */
export function classify(model: RoleModel, table: FeatureTable): RolePrediction[] {
  requireSameFeatures(`model ${model.id}`, model.schema.modelFeatures, table.schema.modelFeatures);
  const predictions: RolePrediction[] = [];
  for (let first = 0; first < table.devices.length; first += DEVICES_AT_A_TIME) {
    const devices = table.devices.slice(first, first + DEVICES_AT_A_TIME);
    const inputs = table.modelInputs(first, first + devices.length);
    const { data, columns } = model.classifier.predictProba(inputs);
    devices.forEach((device, row) => {
      predictions.push(predictionOf(device, model, data.subarray(row * columns, (row + 1) * columns)));
    });
  }
  return predictions;
}

function predictionOf(device: DeviceRow, model: RoleModel, probabilities: Float64Array): RolePrediction {
  const roles = rankRoles(model.classifier.classes, probabilities);
  const hasSent = device.packetsSent > 0;
  const { role, reason } = hasSent
    ? decide(roles, model.unknownRule)
    : { role: UNKNOWN, reason: 'the capture holds no packet that the device sent' };
  return {
    keyedBy: device.mac === undefined ? 'ip' : 'mac',
    mac: device.mac ?? null,
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
