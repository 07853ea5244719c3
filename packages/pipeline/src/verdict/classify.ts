import { type DeviceRow, type FeatureTable, profileSentence, requireSameFeatures } from '@networkml/features';
import type { RoleModel } from '@networkml/models';
import type { RolePrediction } from '@networkml/roles';
import { evidenceOf } from './evidence.js';
import { type JudgedPart, judge, type Verdict, type VerdictOptions } from './verdict.js';

/** Options of {@link classify}. */
export interface ClassifyOptions extends VerdictOptions {
  /**
   * Features that are named as evidence for each role, 0 or more.
   * @defaultValue 0
   */
  readonly evidence?: number | undefined;
}

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
export interface ClassifiedPart extends JudgedPart {
  readonly predictions: readonly RolePrediction[];
}

/** The devices of a table in their order, a part at a time. Throws as {@link classify}. */
export function* classifiedParts(
  model: RoleModel,
  table: FeatureTable,
  { evidence = 0, ...options }: ClassifyOptions,
): Generator<ClassifiedPart, void, undefined> {
  requireSameFeatures(`model ${model.id}`, model.schema.modelFeatures, table.schema.modelFeatures);
  const inputsOf = (first: number, end: number) => table.modelInputs(first, end);
  for (const part of judge(model, table.devices, inputsOf, options)) {
    const { data, columns } = part.inputs;
    const predictions = part.verdicts.map((verdict, row) => {
      const inputs = data.subarray(row * columns, (row + 1) * columns);
      const isExplained = evidence > 0 && verdict.status === 'ok';
      return {
        ...subject(table.devices[part.first + row]),
        ...verdict,
        facts: factsOf(table, part.first + row),
        evidence: isExplained ? evidenceOf(model, inputs, verdict.roles, evidence) : [],
      };
    });
    yield { ...part, predictions };
  }
}

/** What the device does, in words, if its profile was asked for. */
function factsOf({ profiles }: FeatureTable, row: number): string | null {
  const profile = profiles[row];
  return profile === undefined ? null : profileSentence(profile);
}

/** Which device a prediction is about. */
function subject({
  mac,
  addresses,
  packets,
  lastSeen,
}: DeviceRow): Omit<RolePrediction, keyof Verdict | 'facts' | 'evidence'> {
  return {
    keyedBy: mac === undefined ? 'ip' : 'mac',
    mac: mac ?? null,
    addresses,
    packets,
    lastSeen: lastSeen ?? null,
  };
}
