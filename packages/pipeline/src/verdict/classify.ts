import { type DeviceRow, type FeatureTable, requireSameFeatures } from '@networkml/features';
import type { DenseMatrix } from '@networkml/mlp';
import type { RoleModel } from '@networkml/models';
import {
  decide,
  type RankedRole,
  type RolePrediction,
  rankRoles,
  UNKNOWN,
  type UnknownRule,
} from '@networkml/roles';
import { evidenceOf } from './evidence.js';
import { noveltyScores } from './novelty.js';
import { roleProbabilities } from './role-probabilities.js';

/** Options of {@link classify}. */
export interface ClassifyOptions {
  /**
   * Features that are named as evidence for each role, 0 or more.
   * @defaultValue 0
   */
  readonly evidence?: number | undefined;
  /** When an answer is not trusted. @defaultValue the model's own rule */
  readonly unknownRule?: UnknownRule | undefined;
}

/** A capture may hold very many devices: the network sees a part of them at a time. */
const DEVICES_AT_A_TIME = 1024;

/**
 * The role of each device of a table.
 *
 * @throws `SchemaMismatchError` of `@networkml/features` if the table is of another schema than the model
 */
export function classify(
  model: RoleModel,
  table: FeatureTable,
  options: ClassifyOptions = {},
): RolePrediction[] {
  return [...classifiedParts(model, table, options)].flatMap(({ predictions }) => predictions);
}

/** What is said of some devices of a table, and what it was computed from. */
export interface ClassifiedPart {
  readonly predictions: readonly RolePrediction[];
  /** The devices as the model's scaler leaves them, shape [devices, inputs of the network]. */
  readonly encoded: DenseMatrix;
  /** How far each lies from the training data; undefined if the model does not know. */
  readonly novelties: Float64Array | undefined;
}

/** The devices of a table in their order, a part at a time. Throws as {@link classify}. */
export function* classifiedParts(
  model: RoleModel,
  table: FeatureTable,
  options: ClassifyOptions,
): Generator<ClassifiedPart, void, undefined> {
  requireSameFeatures(`model ${model.id}`, model.schema.modelFeatures, table.schema.modelFeatures);
  for (let first = 0; first < table.devices.length; first += DEVICES_AT_A_TIME) {
    const devices = table.devices.slice(first, first + DEVICES_AT_A_TIME);
    const inputs = table.modelInputs(first, first + devices.length);
    const encoded = model.classifier.scaler.transform(inputs);
    const { roles, rows } = roleProbabilities(model, encoded);
    const novelties = noveltyScores(model, encoded);
    const predictions = devices.map((device, row) =>
      predictionOf(model, options, {
        device,
        inputs: inputs.data.subarray(row * inputs.columns, (row + 1) * inputs.columns),
        roles: rankRoles(roles, rows[row]),
        novelty: novelties?.[row],
      }),
    );
    yield { predictions, encoded, novelties };
  }
}

interface ClassifiedDevice {
  readonly device: DeviceRow;
  readonly inputs: Float64Array;
  /** Most probable first. */
  readonly roles: readonly RankedRole[];
  readonly novelty: number | undefined;
}

function predictionOf(
  model: RoleModel,
  { evidence = 0, unknownRule = model.unknownRule }: ClassifyOptions,
  { device, inputs, roles, novelty }: ClassifiedDevice,
): RolePrediction {
  const lack = whatIsLacking(device, model.leastPackets);
  const { role, reason } =
    lack === undefined ? decide(roles, unknownRule, novelty) : { role: UNKNOWN, reason: lack };
  return {
    keyedBy: device.mac === undefined ? 'ip' : 'mac',
    mac: device.mac ?? null,
    addresses: device.addresses,
    packets: device.packets,
    lastSeen: device.lastSeen ?? null,
    status: lack === undefined ? 'ok' : 'insufficient-data',
    role,
    novelty: relativeNovelty(model.unknownRule, novelty),
    reason,
    confidence: roles[0].probability,
    roles,
    evidence: evidence > 0 && lack === undefined ? evidenceOf(model, inputs, roles, evidence) : [],
  };
}

/** What the capture lacks for an answer, if it does. */
function whatIsLacking({ packets, packetsSent }: DeviceRow, least: number): string | undefined {
  if (packetsSent === 0) return 'the capture holds no packet that the device sent';
  return packets < least
    ? `the capture holds ${packets} packets of the device, and ${least} are needed`
    : undefined;
}

function relativeNovelty(rule: UnknownRule, novelty: number | undefined): number | null {
  return rule.kind === 'novelty' && novelty !== undefined ? novelty / rule.threshold : null;
}
