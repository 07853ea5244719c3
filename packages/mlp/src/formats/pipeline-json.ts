import type { EnsembleClassifier } from '../classifiers/ensemble-classifier.js';
import type { MLPClassifier } from '../classifiers/mlp-classifier.js';
import type { ModelPipeline } from '../classifiers/model-pipeline.js';
import { ModelFormatError } from '../mlp-error.js';
import type { PiecewiseLinearEncoder } from '../preprocessing/piecewise-linear-encoder.js';
import { Pipeline } from '../preprocessing/pipeline.js';
import type { StandardScaler } from '../preprocessing/standard-scaler.js';
import {
  type EnsembleClassifierDocument,
  type MLPClassifierDocument,
  readClassifier,
  readEnsemble,
  writeClassifier,
  writeEnsemble,
} from './classifier-node.js';
import { DocumentNode } from './document-node.js';
import {
  type PiecewiseLinearEncoderDocument,
  readEncoder,
  writeEncoder,
} from './piecewise-linear-encoder-node.js';
import { readScaler, type StandardScalerDocument, writeScaler } from './standard-scaler-node.js';

/** 1 was of a scaler and a single network, and not published. */
const FORMAT_VERSION = 2;

/**
 * A fitted pipeline as plain data that survives `JSON.stringify` and `JSON.parse` bit for bit (but for the sign of a
 * zero, which JSON does not keep and no result depends on).
 *
 * @public
 */
export interface PipelineDocument {
  readonly formatVersion: typeof FORMAT_VERSION;
  readonly scaler:
    | ({ readonly kind: 'standard' } & StandardScalerDocument)
    | ({ readonly kind: 'piecewise-linear' } & PiecewiseLinearEncoderDocument);
  readonly classifier:
    | ({ readonly kind: 'mlp' } & MLPClassifierDocument)
    | ({ readonly kind: 'ensemble' } & EnsembleClassifierDocument);
}

/**
 * The document of a fitted pipeline.
 *
 * @throws {@link NotFittedError}
 * @public
 */
export function writePipeline({ scaler, classifier }: ModelPipeline): PipelineDocument {
  return {
    formatVersion: FORMAT_VERSION,
    scaler:
      scaler.kind === 'standard'
        ? { kind: scaler.kind, ...writeScaler(scaler) }
        : { kind: scaler.kind, ...writeEncoder(scaler) },
    classifier:
      classifier.kind === 'mlp'
        ? { kind: classifier.kind, ...writeClassifier(classifier) }
        : { kind: classifier.kind, ...writeEnsemble(classifier) },
  };
}

/**
 * The pipeline of a parsed document. Nothing about the document is trusted; members that are not part of one are ignored.
 *
 * @throws {@link ModelFormatError} with the path of the first thing that is wrong, e.g. `scaler.edges[7][1]`.
 * @public
 */
export function readPipeline(document: unknown): ModelPipeline {
  const root = new DocumentNode(document);
  const version = root.member('formatVersion');
  if (version.value !== FORMAT_VERSION) version.fail(String(FORMAT_VERSION));
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

/** @throws {@link ModelFormatError} for text that is not JSON. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ModelFormatError('', 'JSON', text);
  }
}
