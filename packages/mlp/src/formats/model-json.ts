import type { MLPClassifier } from '../classifiers/mlp-classifier.js';
import { ModelFormatError } from '../mlp-error.js';
import { Pipeline } from '../preprocessing/pipeline.js';
import type { StandardScaler } from '../preprocessing/standard-scaler.js';
import { type MLPClassifierDocument, readClassifier, writeClassifier } from './classifier-node.js';
import { DocumentNode } from './document-node.js';
import { readScaler, type StandardScalerDocument, writeScaler } from './standard-scaler-node.js';

/** Of documents of a scaler and one network. */
export const FORMAT_VERSION = 1;

/**
 * A fitted scaler and classifier as plain data that survives `JSON.stringify` and `JSON.parse` bit for bit (but for
 * the sign of a zero, which JSON does not keep and no result depends on).
 *
 * @public
 */
export interface ModelDocument {
  readonly formatVersion: typeof FORMAT_VERSION;
  readonly scaler: StandardScalerDocument;
  readonly network: MLPClassifierDocument;
}

/**
 * The document of a fitted scaler and network; {@link writePipeline} writes other pipelines too.
 *
 * @throws {@link NotFittedError}
 * @public
 */
export function writeModel(model: Pipeline<StandardScaler, MLPClassifier>): ModelDocument {
  return {
    formatVersion: FORMAT_VERSION,
    scaler: writeScaler(model.scaler),
    network: writeClassifier(model.classifier),
  };
}

/**
 * The model of a parsed document. Nothing about the document is trusted; members that are not part of a
 * {@link ModelDocument} are ignored. {@link readPipeline} reads other pipelines too.
 *
 * @throws {@link ModelFormatError} with the path of the first thing that is wrong, e.g. `network.coefs[1][3]`.
 * @public
 */
export function readModel(document: unknown): Pipeline<StandardScaler, MLPClassifier> {
  const root = new DocumentNode(document);
  const version = root.member('formatVersion');
  if (version.value !== FORMAT_VERSION) version.fail(String(FORMAT_VERSION));
  const scaler = readScaler(root.member('scaler'));
  return new Pipeline({ scaler, classifier: readClassifier(root.member('network'), scaler.mean.length) });
}

/**
 * The model of a document's text: {@link readModel} of `JSON.parse`.
 *
 * @throws {@link ModelFormatError} as `readModel` does, and for text that is not JSON.
 * @public
 */
export function parseModel(text: string): Pipeline<StandardScaler, MLPClassifier> {
  return readModel(parseJson(text));
}

/** @throws {@link ModelFormatError} for text that is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ModelFormatError('', 'JSON', text);
  }
}
