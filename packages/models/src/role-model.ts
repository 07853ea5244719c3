import { FEATURE_SCHEMAS, type FeatureSchema, requireSameFeatures } from '@networkml/features';
import {
  MahalanobisNovelty,
  ModelFormatError,
  type ModelPipeline,
  readNovelty,
  readPipeline,
  writeNovelty,
  writePipeline,
} from '@networkml/mlp';
import { ORIGINAL_UNKNOWN_RULE, type UnknownRule } from '@networkml/roles';
import * as v from 'valibot';
import { type ModelCard, modelCard } from './model-card.js';
import { ModelFileError } from './model-file-error.js';
import { parseJson } from './parse-json.js';

const FORMAT_VERSION = 1;

/** A model that tells roles: scaler and network, the features they take, and the rules when not to trust them. */
export interface RoleModel {
  /** Short name, such as `smart-home`. */
  readonly id: string;
  readonly schema: FeatureSchema;
  /** Scaler or encoder, and classifier. */
  readonly classifier: ModelPipeline;
  /** The role id of each class of the classifier: several classes, such as makes of a device, may be of one role. */
  readonly classRoles: readonly string[];
  /** What the logarithms of the classifier's probabilities are divided by; 1 if they are good as they are. */
  readonly temperature: number;
  /**
   * The share of each class in what the classifier learned from: the prior that its probabilities assume; undefined
   * where it is not known. They sum to 1.
   */
  readonly classShares?: readonly number[] | undefined;
  /**
   * Probabilities that were given to the true roles of devices of groups that were held out, ascending, at equal steps
   * of the devices: what sets need that hold the true role in a share of the cases; undefined where it is not known.
   */
  readonly setQuantiles?: readonly number[] | undefined;
  /** Packets of a device, both directions together, below which nothing is said; 1 or more. */
  readonly leastPackets: number;
  /** Knows how far a device lies from the training data, in the last hidden layer of the (first) network. */
  readonly novelty: MahalanobisNovelty | undefined;
  readonly unknownRule: UnknownRule;
  readonly card: ModelCard;
}

/** What a model that was never calibrated decides by, as NetworkML 0.6.10 does. */
export function originalDecision({
  classes,
}: {
  readonly classes: readonly string[];
}): Pick<RoleModel, 'classRoles' | 'temperature' | 'leastPackets' | 'novelty' | 'unknownRule'> {
  return {
    classRoles: classes,
    temperature: 1,
    leastPackets: 1,
    novelty: undefined,
    unknownRule: ORIGINAL_UNKNOWN_RULE,
  };
}

/** By name; above 1 for what is never named. */
const thresholds = v.record(v.string(), v.pipe(v.number(), v.finite(), v.minValue(0)));

const document = v.object({
  formatVersion: v.literal(FORMAT_VERSION),
  id: v.pipe(v.string(), v.nonEmpty()),
  schema: v.object({ id: v.string(), hash: v.string(), features: v.array(v.string()) }),
  unknownRule: v.variant('kind', [
    v.object({
      kind: v.literal('top-probability'),
      threshold: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
    }),
    v.object({ kind: v.literal('novelty'), threshold: v.pipe(v.number(), v.finite(), v.minValue(0)) }),
    v.object({ kind: v.literal('deepest-node'), roles: thresholds, categories: thresholds }),
  ]),
  classRoles: v.optional(v.array(v.pipe(v.string(), v.nonEmpty()))),
  temperature: v.optional(v.pipe(v.number(), v.finite(), v.gtValue(0)), 1),
  leastPackets: v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(1)), 1),
  classShares: v.optional(v.array(v.pipe(v.number(), v.gtValue(0), v.maxValue(1)))),
  setQuantiles: v.optional(v.pipe(v.array(v.pipe(v.number(), v.minValue(0), v.maxValue(1))), v.nonEmpty())),
  novelty: v.optional(v.unknown()),
  model: v.unknown(),
  card: modelCard,
});

/**
 * The JSON document of a model file. Numbers have as many digits as read back equal. What says nothing (classes that are
 * roles, a temperature of 1) is left out.
 */
export function writeRoleModel(model: RoleModel): string {
  const {
    id,
    schema,
    classifier,
    classRoles,
    temperature,
    leastPackets,
    novelty,
    classShares,
    setQuantiles,
  } = model;
  const { id: schemaId, hash, modelFeatures: features } = schema;
  const content: v.InferInput<typeof document> = {
    formatVersion: FORMAT_VERSION,
    id,
    schema: { id: schemaId, hash, features: [...features] },
    unknownRule: model.unknownRule,
    ...(!areRoles(classifier.classes, classRoles) && { classRoles: [...classRoles] }),
    ...(temperature !== 1 && { temperature }),
    ...(leastPackets !== 1 && { leastPackets }),
    ...(classShares && { classShares: [...classShares] }),
    ...(setQuantiles && { setQuantiles: [...setQuantiles] }),
    ...(novelty && { novelty: writeNovelty(novelty) }),
    card: model.card,
    model: writePipeline(classifier),
  };
  return `${JSON.stringify(content)}\n`;
}

function areRoles(classes: readonly string[], classRoles: readonly string[]): boolean {
  return classes.every((label, i) => label === classRoles[i]);
}

/** Options of {@link parseRoleModel}. */
export interface ParseRoleModelOptions {
  /**
   * Feature schemas of one's own that the model may be on, besides those of `@networkml/features`.
   * @defaultValue none
   */
  readonly schemas?: Iterable<FeatureSchema> | undefined;
}

/**
 * Reads the text of a model file; nothing in it is trusted.
 *
 * @param source name of the file, for error messages
 * @throws {@link ModelFileError} if it is no model file, or its parts do not fit each other
 * @throws `SchemaMismatchError` of `@networkml/features` if its features are not those that are computed here
 */
export function parseRoleModel(text: string, source: string, options: ParseRoleModelOptions = {}): RoleModel {
  return readRoleModel(parseJson(text, source, 'a model file'), source, options);
}

/**
 * Reads the parsed document of a model file.
 *
 * @throws as {@link parseRoleModel}
 */
export function readRoleModel(
  content: unknown,
  source: string,
  { schemas = [] }: ParseRoleModelOptions = {},
): RoleModel {
  refuseOthers(content, source);
  const parsed = v.safeParse(document, content, { abortEarly: true });
  if (!parsed.success) {
    const [issue] = parsed.issues;
    const place = v.getDotPath(issue) ?? '';
    throw new ModelFileError('wrong-document', source, place, `not a model file: ${issue.message}`);
  }
  const { id, schema, unknownRule, temperature, leastPackets, card } = parsed.output;
  const known = featureSchema(schema, source, [...FEATURE_SCHEMAS.values(), ...schemas]);
  const classifier = readPart('model', source, () => readPipeline(parsed.output.model));
  const { inputs } = classifier.scaler;
  if (inputs !== known.modelFeatures.length) {
    const problem = `the network takes ${inputs} features, ${known.id} has ${known.modelFeatures.length}`;
    throw new ModelFileError('inconsistent', source, 'model', problem);
  }
  const { classes } = classifier;
  const { classRoles = classes } = parsed.output;
  if (classRoles.length !== classes.length) {
    const problem = `there are ${classRoles.length} roles for ${classes.length} classes`;
    throw new ModelFileError('inconsistent', source, 'classRoles', problem);
  }
  const { classShares, setQuantiles } = parsed.output;
  if (classShares !== undefined && classShares.length !== classes.length) {
    const problem = `there are ${classShares.length} shares for ${classes.length} classes`;
    throw new ModelFileError('inconsistent', source, 'classShares', problem);
  }
  const novelty = noveltyOf(parsed.output.novelty, classifier, source);
  if (unknownRule.kind === 'novelty' && novelty === undefined)
    throw new ModelFileError(
      'inconsistent',
      source,
      'novelty',
      'missing, though the rule for Unknown needs it',
    );
  return {
    ...{ id, schema: known, classifier, classRoles, temperature, leastPackets },
    ...{ novelty, unknownRule, card, classShares, setQuantiles },
  };
}

const newerDocument = v.object({ formatVersion: v.pipe(v.number(), v.gtValue(FORMAT_VERSION)) });
const originalNetwork = v.object({ coefs_: v.unknown(), intercepts_: v.unknown(), params: v.unknown() });

/** Says of what is no model file of this version what it is, where it is known. */
function refuseOthers(content: unknown, source: string): void {
  if (v.is(newerDocument, content)) {
    const { formatVersion } = content;
    const problem = `made by a newer networkml: format ${formatVersion}, this version reads format ${FORMAT_VERSION}`;
    throw new ModelFileError('newer-format', source, 'formatVersion', problem);
  }
  if (v.is(originalNetwork, content)) {
    const problem =
      'a network of NetworkML 0.6.10, one of the three files of a model there, which have to be imported together';
    throw new ModelFileError('original-network', source, '', problem);
  }
}

function noveltyOf(
  node: unknown,
  { classifier }: ModelPipeline,
  source: string,
): MahalanobisNovelty | undefined {
  if (node === undefined) return undefined;
  const detector = readPart('novelty', source, () => readNovelty(node));
  const units = classifier.parameters.hiddenLayerSizes.at(-1);
  if (detector instanceof MahalanobisNovelty && detector.state.means.columns === units) return detector;
  throw new ModelFileError(
    'inconsistent',
    source,
    'novelty',
    `expected Mahalanobis distances among ${units} hidden units`,
  );
}

function featureSchema(
  { id, hash, features }: v.InferOutput<typeof document>['schema'],
  source: string,
  schemas: readonly FeatureSchema[],
): FeatureSchema {
  const known = schemas.find((schema) => schema.id === id);
  if (known === undefined) {
    const ids = schemas.map((schema) => schema.id).join(', ');
    const problem = `${JSON.stringify(id)} is not among the schemas that are known here: ${ids}`;
    throw new ModelFileError('unknown-schema', source, 'schema.id', problem);
  }
  requireSameFeatures(source, known.modelFeatures, features);
  if (hash !== known.hash) {
    const problem = `the model was trained on another definition of ${id}; train it again with this version`;
    throw new ModelFileError('other-schema', source, 'schema.hash', problem);
  }
  return known;
}

/** Reads a part that `@networkml/mlp` knows; it says where in the part something is wrong. */
function readPart<T>(name: string, source: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof ModelFormatError)) throw error;
    const place = error.path === '' ? name : `${name}.${error.path}`;
    throw new ModelFileError('wrong-document', source, place, `expected ${error.expected}`, { cause: error });
  }
}
