import type { DenseMatrix } from '@networkml/mlp';
import type { RoleModel } from '@networkml/models';
import {
  decide,
  type PriorName,
  type RankedRole,
  type RolePrediction,
  rankRoles,
  type UnknownRule,
  undecided,
} from '@networkml/roles';
import { noveltyScores } from './novelty.js';
import { priorFactors, roleProbabilities } from './role-probabilities.js';
import { roleSet, setThreshold } from './role-sets.js';

/** What has to be known of a device besides its features. */
export interface JudgedDevice {
  /** Packets that it sent or received. */
  readonly packets: number;
  /** Packets that it sent. */
  readonly packetsSent: number;
}

/** How a model judges. */
export interface VerdictOptions {
  /** When an answer is not trusted. @defaultValue the model's own rule */
  readonly unknownRule?: UnknownRule | undefined;
  /** How common roles are assumed to be. @defaultValue as in the training data of the model */
  readonly prior?: PriorName | undefined;
  /** Share of the cases in which the set of roles shall hold the true one, above 0 and below 1. @defaultValue no sets */
  readonly set?: number | undefined;
}

/** What a model says of a device. */
export type Verdict = Pick<
  RolePrediction,
  'status' | 'role' | 'category' | 'novelty' | 'reason' | 'confidence' | 'roles' | 'set'
>;

/** What is said of some devices, and what it was computed from. */
export interface JudgedPart {
  /** Index of the first of the devices. */
  readonly first: number;
  readonly verdicts: readonly Verdict[];
  /** Shape [devices, model features]. */
  readonly inputs: DenseMatrix;
  /** The devices as the model's scaler leaves them, shape [devices, inputs of the network]. */
  readonly encoded: DenseMatrix;
  /** How far each lies from the training data; undefined if the model does not know. */
  readonly novelties: Float64Array | undefined;
}

/** A capture may hold very many devices: the network sees a part of them at a time. */
const DEVICES_AT_A_TIME = 1024;

/**
 * What a model says of devices, a part of them at a time: the only place where that is decided, for predictions,
 * evaluation and drift alike.
 *
 * @param inputsOf the model inputs of the devices from `first` to before `end`, shape [devices, model features]
 */
export function* judge(
  model: RoleModel,
  devices: readonly JudgedDevice[],
  inputsOf: (first: number, end: number) => DenseMatrix,
  options: VerdictOptions = {},
): Generator<JudgedPart, void, undefined> {
  const factors = priorFactors(model, options.prior);
  const threshold = options.set === undefined ? undefined : setThreshold(model, options.set);
  for (let first = 0; first < devices.length; first += DEVICES_AT_A_TIME) {
    const part = devices.slice(first, first + DEVICES_AT_A_TIME);
    const inputs = inputsOf(first, first + part.length);
    const encoded = model.classifier.scaler.transform(inputs);
    const { roles, rows } = roleProbabilities(model, encoded, factors);
    const novelties = noveltyScores(model, encoded);
    const verdicts = part.map((device, row) => {
      const ranked = rankRoles(roles, rows[row]);
      const set = threshold === undefined ? null : roleSet(ranked, threshold);
      return { ...verdictOf(model, device, ranked, novelties?.[row], options), set };
    });
    yield { first, verdicts, inputs, encoded, novelties };
  }
}

function verdictOf(
  model: RoleModel,
  device: JudgedDevice,
  roles: readonly RankedRole[],
  novelty: number | undefined,
  { unknownRule = model.unknownRule }: VerdictOptions,
): Omit<Verdict, 'set'> {
  const lack = whatIsLacking(device, model.leastPackets);
  return {
    ...(lack === undefined ? decide(roles, unknownRule, novelty) : undecided(roles, lack)),
    status: lack === undefined ? 'ok' : 'insufficient-data',
    novelty: relativeNovelty(model.unknownRule, novelty),
    roles,
  };
}

/** What the capture lacks for an answer, if it does. */
function whatIsLacking({ packets, packetsSent }: JudgedDevice, least: number): string | undefined {
  if (packetsSent === 0) return 'the capture holds no packet that the device sent';
  return packets < least
    ? `the capture holds ${packets} packets of the device, and ${least} are needed`
    : undefined;
}

function relativeNovelty(rule: UnknownRule, novelty: number | undefined): number | null {
  return rule.kind === 'novelty' && novelty !== undefined ? novelty / rule.threshold : null;
}
