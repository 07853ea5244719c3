import {
  FEATURE_SCHEMAS,
  type FeatureSchema,
  requireSameFeatures,
  type SchemaOptions,
} from '@networkml/features';
import {
  type MLPClassifier,
  ModelFormatError,
  type Pipeline,
  readModel,
  type StandardScaler,
  writeModel,
} from '@networkml/mlp';
import type { UnknownRule } from '@networkml/roles';
import * as v from 'valibot';
import { type ModelCard, modelCard } from './model-card.js';
import { ModelFileError } from './model-file-error.js';
import { parseJson } from './parse-json.js';

const FORMAT_VERSION = 1;

/** A model that tells roles: network and scaler, the features they take, and the rule when not to trust them. */
export interface RoleModel {
  /** Short name, such as `smart-home`. */
  readonly id: string;
  readonly schema: FeatureSchema;
  /** How the features must be computed. */
  readonly options: SchemaOptions;
  /** Scaler and classifier; the classes are role ids. */
  readonly classifier: Pipeline<StandardScaler, MLPClassifier>;
  readonly unknownRule: UnknownRule;
  readonly card: ModelCard;
}

const document = v.object({
  formatVersion: v.literal(FORMAT_VERSION),
  id: v.pipe(v.string(), v.nonEmpty()),
  schema: v.object({ id: v.string(), hash: v.string(), features: v.array(v.string()) }),
  options: v.object({ ipFlags: v.picklist(['word', 'tshark4']) }),
  unknownRule: v.object({
    kind: v.literal('top-probability'),
    threshold: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
  }),
  model: v.unknown(),
  card: modelCard,
});

/** The JSON document of a model file. Numbers have as many digits as read back equal. */
export function writeRoleModel({ id, schema, options, classifier, unknownRule, card }: RoleModel): string {
  const { id: schemaId, hash, modelFeatures: features } = schema;
  const content: v.InferOutput<typeof document> = {
    formatVersion: FORMAT_VERSION,
    id,
    schema: { id: schemaId, hash, features: [...features] },
    options,
    unknownRule,
    card,
    model: writeModel(classifier),
  };
  return `${JSON.stringify(content)}\n`;
}

/**
 * Reads the text of a model file; nothing in it is trusted.
 *
 * @param source name of the file, for error messages
 * @throws {@link ModelFileError} if it is no model file, or its parts do not fit each other
 * @throws `SchemaMismatchError` of `@networkml/features` if its features are not those that are computed here
 */
export function parseRoleModel(text: string, source: string): RoleModel {
  return readRoleModel(
    parseJson(text, source, 'a model file (networkml train or model import makes one)'),
    source,
  );
}

/**
 * Reads the parsed document of a model file.
 *
 * @throws as {@link parseRoleModel}
 */
export function readRoleModel(content: unknown, source: string): RoleModel {
  const parsed = v.safeParse(document, content, { abortEarly: true });
  if (!parsed.success) {
    const [issue] = parsed.issues;
    throw new ModelFileError(source, v.getDotPath(issue) ?? '', `not a model file: ${issue.message}`);
  }
  const { id, schema, options, unknownRule, card, model } = parsed.output;
  const known = featureSchema(schema, source);
  const classifier = readClassifier(model, source);
  const inputs = classifier.scaler.state.mean.length;
  if (inputs !== known.modelFeatures.length) {
    const problem = `the network takes ${inputs} features, ${known.id} has ${known.modelFeatures.length}`;
    throw new ModelFileError(source, 'model', problem);
  }
  return { id, schema: known, options, unknownRule, card, classifier };
}

function featureSchema(
  { id, hash, features }: v.InferOutput<typeof document>['schema'],
  source: string,
): FeatureSchema {
  const known = FEATURE_SCHEMAS.get(id);
  if (known === undefined) {
    const problem = `${JSON.stringify(id)} is not among the schemas that are known here: ${[...FEATURE_SCHEMAS.keys()].join(', ')}`;
    throw new ModelFileError(source, 'schema.id', problem);
  }
  requireSameFeatures(source, known.modelFeatures, features);
  if (hash !== known.hash) {
    const problem = `the model was trained on another definition of ${id}; train it again with this version`;
    throw new ModelFileError(source, 'schema.hash', problem);
  }
  return known;
}

function readClassifier(model: unknown, source: string): Pipeline<StandardScaler, MLPClassifier> {
  try {
    return readModel(model);
  } catch (error) {
    if (!(error instanceof ModelFormatError)) throw error;
    throw new ModelFileError(
      source,
      error.path === '' ? 'model' : `model.${error.path}`,
      `expected ${error.expected}`,
      { cause: error },
    );
  }
}
