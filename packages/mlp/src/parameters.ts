import { ACTIVATIONS, type ActivationName } from './activations.js';
import { InvalidParameterError } from './mlp-error.js';

/**
 * The hyper-parameters of an {@link MLPClassifier}, in scikit-learn's terms, ranges and defaults.
 *
 * @public
 */
export interface MLPParameters {
  /** Units of each hidden layer, first to last; none gives logistic regression. @defaultValue `[100]` */
  readonly hiddenLayerSizes: readonly number[];
  /** Activation function of the hidden layers. @defaultValue `'relu'` */
  readonly activation: ActivationName;
  /** How weights are updated. @defaultValue `'adam'` */
  readonly solver: 'adam';
  /** Strength of the L2 penalty on the weights, in [0, inf). @defaultValue `0.0001` */
  readonly alpha: number;
  /** Rows of a mini-batch; `'auto'` is min(200, n). More than n means n. @defaultValue `'auto'` */
  readonly batchSize: number | 'auto';
  /** Adam's step size, in (0, inf). @defaultValue `0.001` */
  readonly learningRateInit: number;
  /** Decay of Adam's first moment, in [0, 1). @defaultValue `0.9` */
  readonly beta1: number;
  /** Decay of Adam's second moment, in [0, 1). @defaultValue `0.999` */
  readonly beta2: number;
  /** Keeps Adam from dividing by zero, in (0, inf). @defaultValue `1e-8` */
  readonly epsilon: number;
  /** Most epochs, 1 or more. @defaultValue `200` */
  readonly maxIter: number;
  /** An epoch counts as progress if it lowers the best loss by at least this, in [0, inf). @defaultValue `0.0001` */
  readonly tol: number;
  /** Training stops after more than so many epochs in a row without progress. @defaultValue `10` */
  readonly nIterNoChange: number;
  /** Whether rows are put into a new order before each epoch. @defaultValue `true` */
  readonly shuffle: boolean;
  /** Seed of initial weights and shuffling, an integer in [0, 2^32). @defaultValue `0` */
  readonly seed: number;
}

interface Rule<T> {
  readonly default: T;
  /** Reads after "must". */
  readonly range: string;
  readonly accepts: (value: unknown) => value is T;
}

type Rules = { readonly [K in keyof MLPParameters]: Rule<MLPParameters[K]> };

const RULES: Rules = {
  hiddenLayerSizes: {
    default: [100],
    range: 'be an array of integers >= 1',
    accepts: (value): value is readonly number[] => Array.isArray(value) && value.every(isCount),
  },
  activation: {
    default: 'relu',
    range: `be one of ${Object.keys(ACTIVATIONS).join(', ')}`,
    accepts: (value): value is ActivationName =>
      typeof value === 'string' && Object.hasOwn(ACTIVATIONS, value),
  },
  solver: { default: 'adam', range: 'be adam', accepts: (value) => value === 'adam' },
  alpha: { default: 1e-4, range: 'be >= 0', accepts: isNotNegative },
  batchSize: {
    default: 'auto',
    range: "be 'auto' or an integer >= 1",
    accepts: (value): value is number | 'auto' => value === 'auto' || isCount(value),
  },
  learningRateInit: { default: 1e-3, range: 'be > 0', accepts: isPositive },
  beta1: { default: 0.9, range: 'be in [0, 1)', accepts: isDecay },
  beta2: { default: 0.999, range: 'be in [0, 1)', accepts: isDecay },
  epsilon: { default: 1e-8, range: 'be > 0', accepts: isPositive },
  maxIter: { default: 200, range: 'be an integer >= 1', accepts: isCount },
  tol: { default: 1e-4, range: 'be >= 0', accepts: isNotNegative },
  nIterNoChange: { default: 10, range: 'be an integer >= 1', accepts: isCount },
  shuffle: { default: true, range: 'be true or false', accepts: (value) => typeof value === 'boolean' },
  seed: { default: 0, range: 'be an integer in [0, 2^32)', accepts: isSeed },
};

/**
 * All parameters, those not given at their defaults.
 *
 * @throws {@link InvalidParameterError} for a value out of range and for a name that is no parameter.
 */
export function resolveParameters(options: Partial<MLPParameters>): MLPParameters {
  for (const name of Object.keys(options)) {
    if (!Object.hasOwn(RULES, name)) {
      throw new InvalidParameterError('parameter name', name, `be one of ${Object.keys(RULES).join(', ')}`);
    }
  }
  const of = <K extends keyof MLPParameters>(name: K): MLPParameters[K] => {
    const rule: Rule<MLPParameters[K]> = RULES[name];
    const value: unknown = options[name];
    if (value === undefined) return rule.default;
    if (!rule.accepts(value)) throw new InvalidParameterError(name, value, rule.range);
    return value;
  };
  return {
    hiddenLayerSizes: Object.freeze([...of('hiddenLayerSizes')]),
    activation: of('activation'),
    solver: of('solver'),
    alpha: of('alpha'),
    batchSize: of('batchSize'),
    learningRateInit: of('learningRateInit'),
    beta1: of('beta1'),
    beta2: of('beta2'),
    epsilon: of('epsilon'),
    maxIter: of('maxIter'),
    tol: of('tol'),
    nIterNoChange: of('nIterNoChange'),
    shuffle: of('shuffle'),
    seed: of('seed'),
  };
}

/** Whether a value may seed a random generator: an integer in [0, 2^32). */
export function isSeed(value: unknown): value is number {
  return Number.isInteger(value) && Number(value) >= 0 && Number(value) < 2 ** 32;
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 1;
}

function isPositive(value: unknown): value is number {
  return Number.isFinite(value) && Number(value) > 0;
}

function isNotNegative(value: unknown): value is number {
  return Number.isFinite(value) && Number(value) >= 0;
}

function isDecay(value: unknown): value is number {
  return Number.isFinite(value) && Number(value) >= 0 && Number(value) < 1;
}
