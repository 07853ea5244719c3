import type { ActivationName } from '../activations.js';
import { CalibratedClassifier } from '../calibrated-classifier.js';
import type { MLPClassifier } from '../mlp-classifier.js';
import { Pipeline } from '../preprocessing/pipeline.js';
import type { StandardScaler } from '../preprocessing/standard-scaler.js';
import { Graph, TENSOR_TYPE } from './onnx-graph.js';
import { modelProto } from './onnx-protobuf.js';

/**
 * A fitted network, with or without a scaler before it.
 *
 * @public
 */
export type ScaledNetwork = MLPClassifier | Pipeline<StandardScaler, MLPClassifier>;

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
  readonly numbers?: 'float' | 'double';
  /** Kept in the model's `metadata_props`, beside the JSON array `classes`. */
  readonly metadata?: Readonly<Record<string, string>>;
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
 * The same model gives the same bytes.
 *
 * @throws {@link NotFittedError}
 * @public
 */
export function writeOnnx(
  model: ScaledNetwork | CalibratedClassifier<ScaledNetwork>,
  { numbers = 'float', metadata = {} }: OnnxOptions = {},
): Uint8Array {
  const { scaler, classifier, temperature } = partsOf(model);
  const { classes, coefs } = classifier.state;
  const graph = new Graph(
    'mlp',
    [{ name: 'X', type: numbers, shape: ['N', coefs[0].rows] }],
    [
      { name: 'label', type: 'string', shape: ['N'] },
      { name: 'probabilities', type: numbers, shape: ['N', classes.length] },
    ],
  );
  const rows = cast(graph, 'X', 'double');
  const sums = addLayers(graph, scaler === undefined ? rows : addScaler(graph, scaler, rows), classifier);
  const scaled = temperature === 1 ? sums : addTemperature(graph, sums, temperature);
  const probabilities = addOutputLayer(graph, scaled, classes);
  addLabels(graph, probabilities, classes);
  cast(graph, probabilities, numbers, 'probabilities');
  return modelProto(graph, {
    irVersion: IR_VERSION,
    producer: '@networkml/mlp',
    operatorSets: OPERATOR_SETS,
    metadata: { ...metadata, classes: JSON.stringify(classes) },
  });
}

interface Parts {
  readonly scaler: StandardScaler | undefined;
  readonly classifier: MLPClassifier;
  readonly temperature: number;
}

function partsOf(model: ScaledNetwork | CalibratedClassifier<ScaledNetwork>): Parts {
  if (model instanceof CalibratedClassifier) {
    return { ...partsOf(model.estimator), temperature: model.temperature };
  }
  if (model instanceof Pipeline) {
    return { scaler: model.scaler, classifier: model.classifier, temperature: 1 };
  }
  return { scaler: undefined, classifier: model, temperature: 1 };
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

/** The layers, but for what turns the sums of the last one into probabilities. */
function addLayers(graph: Graph, rows: string, { state, parameters }: MLPClassifier): string {
  const activation = ACTIVATION_OPERATORS[parameters.activation];
  const last = state.coefs.length - 1;
  return state.coefs.reduce((values, { data, rows: units, columns }, layer) => {
    const weights = graph.constant(`coefs_${layer}`, data, [units, columns]);
    const biases = graph.constant(`intercepts_${layer}`, state.intercepts[layer]);
    const sums = graph.apply('Add', [graph.apply('MatMul', [values, weights]), biases]);
    return layer === last || activation === undefined ? sums : graph.apply(activation, [sums]);
  }, rows);
}

/** Sums divided by a temperature, of which see {@link scaleTemperature}. */
function addTemperature(graph: Graph, sums: string, temperature: number): string {
  return graph.apply('Div', [sums, graph.constant('temperature', [temperature])]);
}

function addOutputLayer(graph: Graph, sums: string, { length }: readonly string[]): string {
  if (length > 2) return graph.apply('Softmax', [sums], { attributes: { axis: { int: 1 } } });
  // The single output is the probability of the second class.
  const second = graph.apply('Sigmoid', [sums]);
  const first = graph.apply('Sub', [graph.constant('one', [1]), second]);
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
