import type { EnsembleClassifier } from '../classifiers/ensemble-classifier.js';
import { MLPClassifier } from '../classifiers/mlp-classifier.js';
import type { ModelPipeline } from '../classifiers/model-pipeline.js';
import type { PiecewiseLinearEncoder } from '../preprocessing/piecewise-linear-encoder.js';
import { Pipeline } from '../preprocessing/pipeline.js';
import { StandardScaler } from '../preprocessing/standard-scaler.js';
import {
  type EnsembleClassifierDocument,
  type MLPClassifierDocument,
  readClassifier,
  readEnsemble,
  writeClassifier,
  writeEnsemble,
} from './classifier-node.js';
import { DocumentNode } from './document-node.js';
import { FORMAT_VERSION, type ModelDocument, parseJson, readModel, writeModel } from './model-json.js';
import {
  type PiecewiseLinearEncoderDocument,
  readEncoder,
  writeEncoder,
} from './piecewise-linear-encoder-node.js';
import { readScaler, type StandardScalerDocument, writeScaler } from './standard-scaler-node.js';

/** Of documents whose parts say of what kind they are. */
const FORMAT_VERSION_OF_KINDS = 2;

/**
 * A fitted pipeline as plain data, as {@link ModelDocument} is, with an encoder or an ensemble in it.
 *
 * @public
 */
export interface PipelineDocument {
  readonly formatVersion: typeof FORMAT_VERSION_OF_KINDS;
  readonly scaler:
    | ({ readonly kind: 'standard' } & StandardScalerDocument)
    | ({ readonly kind: 'piecewise-linear' } & PiecewiseLinearEncoderDocument);
  readonly classifier:
    | ({ readonly kind: 'mlp' } & MLPClassifierDocument)
    | ({ readonly kind: 'ensemble' } & EnsembleClassifierDocument);
}

/**
 * The document of a fitted pipeline. That of a scaler and a single network is the one that {@link writeModel} writes.
 *
 * @throws {@link NotFittedError}
 * @public
 */
export function writePipeline({ scaler, classifier }: ModelPipeline): ModelDocument | PipelineDocument {
  if (scaler instanceof StandardScaler && classifier instanceof MLPClassifier) {
    return writeModel(new Pipeline({ scaler, classifier }));
  }
  return {
    formatVersion: FORMAT_VERSION_OF_KINDS,
    scaler:
      scaler instanceof StandardScaler
        ? { kind: 'standard', ...writeScaler(scaler) }
        : { kind: 'piecewise-linear', ...writeEncoder(scaler) },
    classifier:
      classifier instanceof MLPClassifier
        ? { kind: 'mlp', ...writeClassifier(classifier) }
        : { kind: 'ensemble', ...writeEnsemble(classifier) },
  };
}

/**
 * The pipeline of a parsed document, of every version. Nothing about the document is trusted; members that are not part
 * of one are ignored.
 *
 * @throws {@link ModelFormatError} with the path of the first thing that is wrong, e.g. `scaler.edges[7][1]`.
 * @public
 */
export function readPipeline(document: unknown): ModelPipeline {
  const root = new DocumentNode(document);
  const version = root.member('formatVersion');
  if (version.value === FORMAT_VERSION) return readModel(document);
  if (version.value !== FORMAT_VERSION_OF_KINDS) {
    version.fail(`${FORMAT_VERSION} or ${FORMAT_VERSION_OF_KINDS}`);
  }
  const scaler = readTransformer(root.member('scaler'));
  return new Pipeline({
    scaler,
    classifier: readAnyClassifier(root.member('classifier'), scaler.mean.length),
  });
}

/**
 * The pipeline of a document's text: {@link readPipeline} of `JSON.parse`.
 *
 * @throws {@link ModelFormatError} as `readPipeline` does, and for text that is not JSON.
 * @public
 */
export function parsePipeline(text: string): ModelPipeline {
  return readPipeline(parseJson(text));
}

function readTransformer(node: DocumentNode): StandardScaler | PiecewiseLinearEncoder {
  const kind = node.member('kind');
  switch (kind.value) {
    case 'standard':
      return readScaler(node);
    case 'piecewise-linear':
      return readEncoder(node);
    default:
      return kind.fail('"standard" or "piecewise-linear"');
  }
}

function readAnyClassifier(node: DocumentNode, inputs: number): MLPClassifier | EnsembleClassifier {
  const kind = node.member('kind');
  switch (kind.value) {
    case 'mlp':
      return readClassifier(node, inputs);
    case 'ensemble':
      return readEnsemble(node, inputs);
    default:
      return kind.fail('"mlp" or "ensemble"');
  }
}
