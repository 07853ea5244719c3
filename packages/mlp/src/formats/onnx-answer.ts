import { InvalidParameterError, ShapeMismatchError } from '../mlp-error.js';
import type { Graph } from './onnx-graph.js';

/** What is made of the probabilities of classes. */
interface Answer {
  readonly temperature: number;
  /** What the probability of each class counts in each label's, shape [classes, labels]; undefined if they are the same. */
  readonly weights: Float64Array | undefined;
  /** Whether the labels' have to be made to sum to 1 again. */
  readonly isRescaled: boolean;
  /** What the columns of the answer are. */
  readonly labels: readonly string[];
}

/** @throws as `writeOnnx` */
export function answerOf(
  classes: readonly string[],
  {
    temperature = 1,
    classFactors,
    groups,
  }: {
    readonly temperature?: number | undefined;
    readonly classFactors?: readonly number[] | undefined;
    readonly groups?: readonly string[] | undefined;
  },
): Answer {
  requirePositive('temperature', temperature);
  for (const factor of classFactors ?? []) requirePositive('classFactors', factor);
  requireOneEach('classFactors', classFactors, classes);
  requireOneEach('groups', groups, classes);
  const labels = groups === undefined ? classes : [...new Set(groups)].sort();
  const isRescaled = classFactors !== undefined;
  if (groups === undefined && !isRescaled) return { temperature, weights: undefined, isRescaled, labels };
  const weights = new Float64Array(classes.length * labels.length);
  (groups ?? classes).forEach((label, row) => {
    weights[row * labels.length + labels.indexOf(label)] = classFactors?.[row] ?? 1;
  });
  return { temperature, weights, isRescaled, labels };
}

/** Adds what makes the answer of probabilities, shape [N, classes]. @returns The name of shape [N, labels]. */
export function addAnswer(graph: Graph, probabilities: string, answer: Answer): string {
  const { temperature, weights, isRescaled, labels } = answer;
  const calibrated = temperature === 1 ? probabilities : addTemperature(graph, probabilities, temperature);
  if (weights === undefined) return calibrated;
  const shape = [weights.length / labels.length, labels.length];
  const summed = graph.apply('MatMul', [calibrated, graph.constant('label_weights', weights, shape)]);
  if (!isRescaled) return summed;
  const total = graph.apply('ReduceSum', [summed, graph.integers('label_axis', [1])]);
  return graph.apply('Div', [summed, total]);
}

/** The softmax of the logarithms divided by the temperature, as {@link scaleTemperature}. */
function addTemperature(graph: Graph, probabilities: string, temperature: number): string {
  const divisor = graph.constant('temperature', [temperature]);
  const scaled = graph.apply('Div', [graph.apply('Log', [probabilities]), divisor]);
  return graph.apply('Softmax', [scaled], { attributes: { axis: { int: 1 } } });
}

function requirePositive(parameter: string, value: number): void {
  if (!(value > 0 && Number.isFinite(value))) throw new InvalidParameterError(parameter, value, 'be > 0');
}

function requireOneEach(
  what: string,
  values: readonly unknown[] | undefined,
  { length }: readonly string[],
): void {
  if (values !== undefined && values.length !== length) {
    throw new ShapeMismatchError(`length of ${what}`, length, values.length);
  }
}
