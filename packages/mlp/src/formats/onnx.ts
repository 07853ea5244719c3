import type { CalibratedClassifier } from '../calibration/calibrated-classifier.js';
import type { EnsembleClassifier } from '../classifiers/ensemble-classifier.js';
import type { MLPClassifier } from '../classifiers/mlp-classifier.js';
import type { ModelPipeline } from '../classifiers/model-pipeline.js';
import type { ActivationName } from '../network/activations.js';
import type { PiecewiseLinearEncoder } from '../preprocessing/piecewise-linear-encoder.js';
import type { StandardScaler } from '../preprocessing/standard-scaler.js';
import { addAnswer, answerOf } from './onnx-answer.js';
import { Graph, TENSOR_TYPE } from './onnx-graph.js';
import { modelProto } from './onnx-protobuf.js';

/**
 * A fitted network or ensemble, with or without a scaler or encoder before it.
 *
 * @public
 */
export type ScaledNetwork = MLPClassifier | EnsembleClassifier | ModelPipeline;

/**
 * Options of {@link writeOnnx}.
 *
 * @public
 */
export interface OnnxOptions {
  /**
   * Number type of the input and of the probabilities. What lies between is computed in double precision either way, but
   * a `float` input keeps seven digits of each number. @defaultValue `'float'`
   */
  readonly numbers?: 'float' | 'double' | undefined;
  /**
   * What the logarithms of the probabilities are divided by, see {@link scaleTemperature}. @defaultValue that of a
   * `CalibratedClassifier`, else 1
   */
  readonly temperature?: number | undefined;
  /**
   * A factor above 0 for each class, by which its probability is multiplied before they are made to sum to 1 again: the
   * ratio of two priors, say. @defaultValue 1 for each
   */
  readonly classFactors?: readonly number[] | undefined;
  /**
   * The group of each class: probabilities and label are those of the groups, each the sum of its classes, in the order
   * of `[...new Set(groups)].sort()`. @defaultValue each class is alone
   */
  readonly groups?: readonly string[] | undefined;
  /** Kept in the model's `metadata_props`, beside the JSON array `classes`, what the columns of the probabilities are. */
  readonly metadata?: Readonly<Record<string, string>> | undefined;
}

/** The oldest operator sets that have all operators as they are used, so that old runtimes can read the model. */
const OPERATOR_SETS = { '': 13, 'ai.onnx.ml': 2 } as const;
/** The version of the file format that came with them, in ONNX 1.8. */
const IR_VERSION = 7;

const ACTIVATION_OPERATORS: Readonly<Record<ActivationName, string | undefined>> = {
  identity: undefined,
  logistic: 'Sigmoid',
  relu: 'Relu',
  tanh: 'Tanh',
};

/**
 * A fitted model as an ONNX file, for runtimes in other languages: IR version 7, operator set 13, and 2 of `ai.onnx.ml`.
 *
 * - input `X`: shape [N, d]
 * - output `label`: strings, shape [N]; what `predict` gives
 * - output `probabilities`: shape [N, classes]; what `predictProba` gives
 *
 * `temperature`, `classFactors` and `groups` make more of the probabilities, in that order. The same model gives the same bytes.
 *
 * @throws {@link NotFittedError}
 * @throws {@link ShapeMismatchError} if there is not one factor or group for each class.
 * @throws {@link InvalidParameterError} for a temperature or factor that is not above 0 and finite.
 * @public
 */
export function writeOnnx(
  model: ScaledNetwork | CalibratedClassifier<ScaledNetwork>,
  { numbers = 'float', metadata = {}, ...options }: OnnxOptions = {},
): Uint8Array {
  const { transformer, classifier, temperature } = partsOf(model);
  const answer = answerOf(classifier.classes, { temperature, ...options });
  const graph = new Graph(
    'mlp',
    [{ name: 'X', type: numbers, shape: ['N', (transformer ?? classifier).inputs] }],
    [
      { name: 'label', type: 'string', shape: ['N'] },
      { name: 'probabilities', type: numbers, shape: ['N', answer.labels.length] },
    ],
  );
  const rows = cast(graph, 'X', 'double');
  const inputs = transformer === undefined ? rows : addTransformer(graph, transformer, rows);
  const probabilities = addAnswer(graph, addMembers(graph, inputs, classifier), answer);
  addLabels(graph, probabilities, answer.labels);
  cast(graph, probabilities, numbers, 'probabilities');
  return modelProto(graph, {
    irVersion: IR_VERSION,
    producer: '@networkml/mlp',
    operatorSets: OPERATOR_SETS,
    metadata: { ...metadata, classes: JSON.stringify(answer.labels) },
  });
}

interface Steps {
  readonly transformer: ModelPipeline['scaler'] | undefined;
  readonly classifier: ModelPipeline['classifier'];
  readonly temperature: number;
}

function partsOf(model: ScaledNetwork | CalibratedClassifier<ScaledNetwork>): Steps {
  if ('estimator' in model) return { ...partsOf(model.estimator), temperature: model.temperature };
  if ('scaler' in model) return { transformer: model.scaler, classifier: model.classifier, temperature: 1 };
  return { transformer: undefined, classifier: model, temperature: 1 };
}

function cast(graph: Graph, input: string, to: 'float' | 'double', output?: string): string {
  return graph.apply('Cast', [input], {
    attributes: { to: { int: TENSOR_TYPE[to] } },
    ...(output !== undefined && { output }),
  });
}

function addScaler(graph: Graph, { mean, scale }: StandardScaler, rows: string): string {
  const centred = graph.apply('Sub', [rows, graph.constant('mean', mean)]);
  return graph.apply('Div', [centred, graph.constant('scale', scale)]);
}

function addTransformer(graph: Graph, transformer: ModelPipeline['scaler'], rows: string): string {
  return transformer.kind === 'standard'
    ? addScaler(graph, transformer, rows)
    : addEncoder(graph, transformer, rows);
}

/** How far the number of its input column has come through each bin. */
function addEncoder(
  graph: Graph,
  { edges, inputColumns, mean, options }: PiecewiseLinearEncoder,
  rows: string,
): string {
  const lower = edges.flatMap((of) => [...of.slice(0, -1)]);
  const width = edges.flatMap((of) => [...of.slice(1)].map((upper, t) => upper - of[t]));
  const gathered = graph.apply('Gather', [rows, graph.integers('input_columns', inputColumns)], {
    attributes: { axis: { int: 1 } },
  });
  const above = graph.apply('Sub', [gathered, graph.constant('lower_edges', lower)]);
  const share = graph.apply('Div', [above, graph.constant('bin_widths', width)]);
  const clipped = graph.apply('Clip', [
    share,
    graph.constant('zero', [0], []),
    graph.constant('full', [1], []),
  ]);
  return options.center ? graph.apply('Sub', [clipped, graph.constant('mean', mean)]) : clipped;
}

/** The mean of the probabilities of the networks. */
function addMembers(graph: Graph, inputs: string, { members, classes }: Steps['classifier']): string {
  const [first, ...others] = members.map((member, i) => {
    const prefix = members.length === 1 ? '' : `member_${i}_`;
    return addOutputLayer(graph, addLayers(graph, inputs, member, prefix), classes, prefix);
  });
  if (others.length === 0) return first;
  const sum = others.reduce((total, each) => graph.apply('Add', [total, each]), first);
  return graph.apply('Div', [sum, graph.constant('members', [members.length])]);
}

/** The layers, but for what turns the sums of the last one into probabilities; `prefix` is that of the constants' names. */
function addLayers(graph: Graph, rows: string, { state, parameters }: MLPClassifier, prefix: string): string {
  const activation = ACTIVATION_OPERATORS[parameters.activation];
  const last = state.coefs.length - 1;
  return state.coefs.reduce((values, { data, rows: units, columns }, layer) => {
    const weights = graph.constant(`${prefix}coefs_${layer}`, data, [units, columns]);
    const biases = graph.constant(`${prefix}intercepts_${layer}`, state.intercepts[layer]);
    const sums = graph.apply('Add', [graph.apply('MatMul', [values, weights]), biases]);
    return layer === last || activation === undefined ? sums : graph.apply(activation, [sums]);
  }, rows);
}

function addOutputLayer(graph: Graph, sums: string, { length }: readonly string[], prefix = ''): string {
  if (length > 2) return graph.apply('Softmax', [sums], { attributes: { axis: { int: 1 } } });
  // The single output is the probability of the second class.
  const second = graph.apply('Sigmoid', [sums]);
  const first = graph.apply('Sub', [graph.constant(`${prefix}one`, [1]), second]);
  return graph.apply('Concat', [first, second], { attributes: { axis: { int: 1 } } });
}

/** The label of the largest probability, of the first one on ties. */
function addLabels(graph: Graph, probabilities: string, classes: readonly string[]): void {
  const index = graph.apply('ArgMax', [probabilities], {
    attributes: { axis: { int: 1 }, keepdims: { int: 0 } },
  });
  graph.apply('LabelEncoder', [index], {
    domain: 'ai.onnx.ml',
    output: 'label',
    attributes: { keys_int64s: { ints: classes.map((_, i) => i) }, values_strings: { strings: classes } },
  });
}
