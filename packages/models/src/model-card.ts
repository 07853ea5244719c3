import * as v from 'valibot';
import { ModelFileError } from './model-file-error.js';
import { parseJson } from './parse-json.js';

/** Scores of predictions on labelled rows, each between 0 and 1. */
const scores = v.object({ precision: v.number(), recall: v.number(), f1: v.number() });

const crossValidation = v.object({
  /** Number of stratified folds. */
  folds: v.number(),
  /** Weighted F1 of each fold, for every architecture that was tried. */
  candidates: v.array(
    v.object({ hiddenLayerSizes: v.array(v.number()), scores: v.array(v.number()), mean: v.number() }),
  ),
  /** The architecture that was chosen and refitted on all rows. */
  chosen: v.array(v.number()),
  /** Predictions of the chosen architecture for rows that it had not seen. */
  accuracy: v.number(),
  macro: scores,
  weighted: scores,
  classes: v.array(v.object({ ...scores.entries, role: v.string(), support: v.number() })),
});

/** What people should know of a model before they trust it; written by hand. */
const modelCardText = v.object({
  /** What the model tells apart, in a sentence or two. */
  description: v.string(),
  /** Where the training data comes from, with its citation and licence. */
  data: v.string(),
  /** What the model is not for. */
  notFor: v.string(),
});

/** What a model was trained on, how, and how well it did; an imported model knows little of this. */
export const modelCard = v.object({
  ...modelCardText.entries,
  /** How the training went; null for a model that was trained elsewhere. */
  training: v.nullable(
    v.object({
      /** SHA-256 over the names of the captures, the devices, their roles and features. */
      dataDigest: v.string(),
      captures: v.number(),
      rows: v.number(),
      /** Rows by role. */
      roles: v.array(v.object({ role: v.string(), rows: v.number() })),
      seed: v.number(),
      /** Version of `@networkml/pipeline`. */
      version: v.string(),
      /** Time span of the captures, ISO 8601. */
      from: v.nullable(v.string()),
      to: v.nullable(v.string()),
      crossValidation,
    }),
  ),
});

/** What people should know of a model before they trust it; written by hand. */
export type ModelCardText = v.InferOutput<typeof modelCardText>;

/** What a model was trained on, how, and how well it did. */
export type ModelCard = v.InferOutput<typeof modelCard>;

/**
 * Reads the text of a hand-written card, a JSON object with `description`, `data` and `notFor`.
 *
 * @param source name of the file, for error messages
 * @throws {@link ModelFileError} naming the place in it
 */
export function parseModelCardText(text: string, source: string): ModelCardText {
  const parsed = v.safeParse(modelCardText, parseJson(text, source, 'a model card'), { abortEarly: true });
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  throw new ModelFileError(
    'wrong-document',
    source,
    v.getDotPath(issue) ?? '',
    `not a model card: ${issue.message}`,
  );
}
