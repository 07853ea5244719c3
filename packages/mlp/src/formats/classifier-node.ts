import { EnsembleClassifier } from '../classifiers/ensemble-classifier.js';
import { MLPClassifier } from '../classifiers/mlp-classifier.js';
import type { MLPClassifierState } from '../classifiers/mlp-classifier-state.js';
import { type DenseMatrix, toRows } from '../numeric/matrix.js';
import { type MLPParameters, resolveParameters } from '../parameters.js';
import type { DocumentNode } from './document-node.js';
import { type FixedPointDocument, fixedPoint } from './fixed-point.js';
import { float32Text } from './float32-text.js';
import { readNetwork, readParameters } from './network-node.js';

/**
 * What a network has learned in a document, see {@link MLPClassifierState}; `coefs[l][i][j]` leads from unit i of layer l
 * to unit j of layer l + 1. With `precision` `'f32'` each layer's are one text, row after row: base64 of little-endian
 * numbers of 32 bits; or, if so many bits suffice, of integers of 16 bits.
 *
 * @public
 */
export interface LearnedNetworkDocument {
  readonly coefs: readonly (string | FixedPointDocument | readonly (readonly number[])[])[];
  readonly intercepts: readonly (readonly number[])[];
  readonly lossCurve: readonly number[];
  readonly validationScores?: readonly number[] | undefined;
  readonly nIter: number;
  readonly loss: number;
}

/**
 * What the networks of a document share.
 *
 * @public
 */
export interface NetworkKindDocument {
  /** Those of the first release, and of later ones what is not the default. */
  readonly parameters: Partial<MLPParameters>;
  readonly classes: readonly string[];
}

/**
 * A fitted classifier in a document.
 *
 * @public
 */
export interface MLPClassifierDocument extends NetworkKindDocument, LearnedNetworkDocument {}

/**
 * A fitted ensemble in a document; `seed` of the parameters is that of the first member.
 *
 * @public
 */
export interface EnsembleClassifierDocument extends NetworkKindDocument {
  readonly members: readonly LearnedNetworkDocument[];
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

/** What was read is nobody else's. */
const OWNED = { isOwned: true };

/** A parameter is kept under its own name. */
const PARAMETER_NAMES = Object.fromEntries(Object.keys(PARAMETERS).map((name) => [name, name]));

/** @throws {@link NotFittedError} */
export function writeClassifier({ parameters, state }: MLPClassifier): MLPClassifierDocument {
  return { ...writeKind(parameters, state.classes), ...writeLearned(state, parameters) };
}

/** @throws {@link NotFittedError} */
export function writeEnsemble(ensemble: EnsembleClassifier): EnsembleClassifierDocument {
  const { members, ...parameters } = ensemble.parameters;
  return {
    ...writeKind(parameters, ensemble.classes),
    members: ensemble.members.map(({ state }) => writeLearned(state, parameters)),
  };
}

/** @throws {@link ModelFormatError} with the path of the first thing that is wrong. */
export function readClassifier(node: DocumentNode, inputs: number): MLPClassifier {
  const { parameters, classes } = readKind(node);
  return MLPClassifier.fromState(parameters, readLearned(node, parameters, classes, inputs), OWNED);
}

/** @throws {@link ModelFormatError} with the path of the first thing that is wrong. */
export function readEnsemble(node: DocumentNode, inputs: number): EnsembleClassifier {
  const { parameters, classes } = readKind(node);
  const members = node.member('members').elements(1);
  return EnsembleClassifier.fromState(
    { ...parameters, members: members.length },
    members.map((member) => readLearned(member, parameters, classes, inputs)),
    OWNED,
  );
}

function writeKind(parameters: MLPParameters, classes: readonly string[]): NetworkKindDocument {
  return { parameters: writtenParameters(parameters), classes: [...classes] };
}

function writtenParameters(parameters: MLPParameters): Partial<MLPParameters> {
  const defaults: Readonly<Record<string, unknown>> = { ...resolveParameters({}) };
  const values: Readonly<Record<string, unknown>> = { ...parameters };
  return Object.fromEntries(
    Object.entries(PARAMETERS)
      .filter(([name, when]) => when === 'always' || values[name] !== defaults[name])
      .map(([name]) => [name, values[name]]),
  );
}

function writeLearned(state: MLPClassifierState, { precision }: MLPParameters): LearnedNetworkDocument {
  const { coefs, intercepts, lossCurve, validationScores, nIter, loss } = state;
  return {
    coefs: coefs.map((layer) => (precision === 'f32' ? shortLayer(layer) : toRows(layer))),
    intercepts: intercepts.map((layer) => [...layer]),
    lossCurve: [...lossCurve],
    ...(validationScores && { validationScores: [...validationScores] }),
    nIter,
    loss,
  };
}

/** Weights that were set from elsewhere may have more bits. */
function shortLayer(layer: DenseMatrix): LearnedNetworkDocument['coefs'][number] {
  return fixedPoint(layer.data) ?? float32Text(layer.data) ?? toRows(layer);
}

function readKind(node: DocumentNode): { parameters: MLPParameters; classes: string[] } {
  const parameters = readParameters(node.member('parameters'), PARAMETER_NAMES);
  const classesNode = node.member('classes');
  const classes = classesNode.strings(2);
  if (new Set(classes).size !== classes.length) classesNode.fail('distinct strings');
  return { parameters, classes };
}

function readLearned(
  node: DocumentNode,
  { hiddenLayerSizes }: MLPParameters,
  classes: readonly string[],
  inputs: number,
): MLPClassifierState {
  const [coefs, intercepts] = [node.member('coefs'), node.member('intercepts')];
  const scores = node.member('validationScores');
  return {
    classes,
    ...readNetwork(coefs, intercepts, hiddenLayerSizes, classes.length, inputs),
    lossCurve: [...node.member('lossCurve').vector()],
    ...(scores.value !== undefined && { validationScores: [...scores.vector()] }),
    nIter: node.member('nIter').count(),
    loss: node.member('loss').finite(),
  };
}
