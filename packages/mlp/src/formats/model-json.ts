import { toRows } from '../matrix.js';
import { MLPClassifier } from '../mlp-classifier.js';
import { ModelFormatError } from '../mlp-error.js';
import { type MLPParameters, resolveParameters } from '../parameters.js';
import { Pipeline } from '../preprocessing/pipeline.js';
import { StandardScaler } from '../preprocessing/standard-scaler.js';
import { DocumentNode } from './document-node.js';
import { readNetwork, readParameters } from './network-node.js';

const FORMAT_VERSION = 1;

/**
 * A fitted scaler and classifier as plain data that survives `JSON.stringify` and `JSON.parse` bit for bit (but for
 * the sign of a zero, which JSON does not keep and no result depends on).
 *
 * @public
 */
export interface ModelDocument {
  readonly formatVersion: typeof FORMAT_VERSION;
  /** See {@link StandardScalerState}. */
  readonly scaler: {
    readonly mean: readonly number[];
    readonly variance: readonly number[];
    readonly scale: readonly number[];
    readonly nSamplesSeen: number;
  };
  /** See {@link MLPClassifierState}; `coefs[l][i][j]` leads from unit i of layer l to unit j of layer l + 1. */
  readonly network: {
    /** Those of the first release, and of later ones what is not the default. */
    readonly parameters: Partial<MLPParameters>;
    readonly classes: readonly string[];
    readonly coefs: readonly (readonly (readonly number[])[])[];
    readonly intercepts: readonly (readonly number[])[];
    readonly lossCurve: readonly number[];
    readonly validationScores?: readonly number[];
    readonly nIter: number;
    readonly loss: number;
  };
}

/**
 * When a parameter is written. Those that documents did not have at first are left out at their default, so that an old
 * model that is trained again gives the same document.
 */
const PARAMETERS: Readonly<Record<keyof MLPParameters, 'always' | 'if not the default'>> = {
  hiddenLayerSizes: 'always',
  activation: 'always',
  solver: 'always',
  alpha: 'always',
  batchSize: 'always',
  learningRateInit: 'always',
  beta1: 'always',
  beta2: 'always',
  epsilon: 'always',
  maxIter: 'always',
  tol: 'always',
  nIterNoChange: 'always',
  shuffle: 'always',
  seed: 'always',
  learningRate: 'if not the default',
  powerT: 'if not the default',
  momentum: 'if not the default',
  nesterovsMomentum: 'if not the default',
  earlyStopping: 'if not the default',
  validationFraction: 'if not the default',
  warmStart: 'if not the default',
  classWeight: 'if not the default',
  kernel: 'if not the default',
  precision: 'if not the default',
};

/** A parameter is kept under its own name. */
const PARAMETER_NAMES = Object.fromEntries(Object.keys(PARAMETERS).map((name) => [name, name]));

/**
 * The document of a fitted model.
 *
 * @throws {@link NotFittedError}
 * @public
 */
export function writeModel(model: Pipeline<StandardScaler, MLPClassifier>): ModelDocument {
  const { mean, variance, scale, nSamplesSeen } = model.scaler.state;
  const { classes, coefs, intercepts, lossCurve, validationScores, nIter, loss } = model.classifier.state;
  return {
    formatVersion: FORMAT_VERSION,
    scaler: { mean: [...mean], variance: [...variance], scale: [...scale], nSamplesSeen },
    network: {
      parameters: writtenParameters(model.classifier.parameters),
      classes: [...classes],
      coefs: coefs.map(toRows),
      intercepts: intercepts.map((layer) => [...layer]),
      lossCurve: [...lossCurve],
      ...(validationScores && { validationScores: [...validationScores] }),
      nIter,
      loss,
    },
  };
}

/**
 * The model of a parsed document. Nothing about the document is trusted; members that are not part of a
 * {@link ModelDocument} are ignored.
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
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    throw new ModelFormatError('', 'JSON', text);
  }
  return readModel(document);
}

function writtenParameters(parameters: MLPParameters): Partial<MLPParameters> {
  const defaults: Readonly<Record<string, unknown>> = { ...resolveParameters({}) };
  const written: Readonly<Record<string, string>> = PARAMETERS;
  return Object.fromEntries(
    Object.entries(parameters).filter(
      ([name, value]) => written[name] === 'always' || value !== defaults[name],
    ),
  );
}

function readScaler(node: DocumentNode): StandardScaler {
  const mean = node.member('mean').vector();
  const variance = node.member('variance').vector(mean.length);
  const scaleNode = node.member('scale');
  const scale = scaleNode.vector(mean.length);
  const notPositive = scale.findIndex((value) => value <= 0);
  if (notPositive >= 0) scaleNode.elements()[notPositive].fail('a number > 0');
  return StandardScaler.fromState({
    mean,
    variance,
    scale,
    nSamplesSeen: node.member('nSamplesSeen').count(),
  });
}

function readClassifier(node: DocumentNode, inputs: number): MLPClassifier {
  const parameters = readParameters(node.member('parameters'), PARAMETER_NAMES);
  const classesNode = node.member('classes');
  const classes = classesNode.strings(2);
  if (new Set(classes).size !== classes.length) classesNode.fail('distinct strings');
  const [coefs, intercepts] = [node.member('coefs'), node.member('intercepts')];
  const scores = node.member('validationScores');
  return MLPClassifier.fromState(parameters, {
    classes,
    ...readNetwork(coefs, intercepts, parameters.hiddenLayerSizes, classes.length, inputs),
    lossCurve: [...node.member('lossCurve').vector()],
    ...(scores.value !== undefined && { validationScores: [...scores.vector()] }),
    nIter: node.member('nIter').count(),
    loss: node.member('loss').finite(),
  });
}
