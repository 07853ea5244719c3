import { MLPClassifier } from '../src/classifiers/mlp-classifier.js';
import { InvalidParameterError } from '../src/mlp-error.js';
import type { MLPParameters } from '../src/parameters.js';

/** What each parameter is, for the README; a new one belongs here, too. */
const MEANINGS: Readonly<Record<keyof MLPParameters, string>> = {
  hiddenLayerSizes: 'units of each hidden layer; `[]` is logistic regression',
  activation: 'of the hidden layers',
  solver: 'how weights are updated',
  alpha: 'L2 penalty on the weights',
  batchSize: "rows a mini-batch; `'auto'` is min(200, n)",
  learningRateInit: 'step size, of SGD the first one',
  learningRate: "how SGD's step size changes",
  powerT: 'exponent of `invscaling`',
  momentum: 'share of its velocity that SGD keeps',
  nesterovsMomentum: 'whether SGD looks one velocity ahead',
  beta1: "decay of Adam's first moment",
  beta2: "decay of Adam's second moment",
  epsilon: 'keeps Adam from dividing by zero',
  maxIter: 'most epochs of a call of `fit`',
  tol: 'least progress of an epoch',
  nIterNoChange: 'training stops after more epochs in a row without progress',
  shuffle: 'new order of rows each epoch',
  earlyStopping: 'progress is accuracy on held out rows; the weights of the best epoch are kept',
  validationFraction: 'share of the rows held out, of each class alike',
  warmStart: '`fit` goes on from what an earlier call learned',
  classWeight: "how much a row's loss counts, by its label",
  kernel: 'what computes the training steps; in f64 all give the same bits',
  precision: 'bits of the numbers that training computes with; f32 is faster, and needs WebAssembly',
  seed: 'of initial weights, shuffling and held out rows',
};

/** The table of parameters in Markdown; defaults and ranges are those that the classifier itself goes by. */
export function parameterTable(): string {
  const defaults = Object.entries(new MLPClassifier().parameters);
  const meanings: Readonly<Record<string, string>> = MEANINGS;
  const rows = defaults.map(
    ([name, value]) => `| \`${name}\` | \`${literal(value)}\` | ${rangeOf(name)} | ${meanings[name]} |`,
  );
  return ['| name | default | range | |', '|---|---|---|---|', ...rows].join('\n');
}

/** What the error says that refuses a value which no parameter accepts. */
function rangeOf(name: string): string {
  try {
    new MLPClassifier({ [name]: null });
  } catch (error) {
    if (error instanceof InvalidParameterError) return error.range.replace(/^be /, '');
  }
  throw new Error(`${name} accepts null`);
}

function literal(value: unknown): string {
  return typeof value === 'string' ? `'${value}'` : JSON.stringify(value);
}
