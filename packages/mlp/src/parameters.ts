import { KERNEL_NAMES, type KernelName } from './kernels/kernel-name.js';
import { PRECISIONS, type Precision } from './kernels/precision.js';
import { InvalidParameterError } from './mlp-error.js';
import { ACTIVATIONS, type ActivationName } from './network/activations.js';
import type { LearningRateSchedule } from './solvers/sgd-step-size.js';
import { SOLVER_NAMES, type SolverName } from './solvers/solver-name.js';
import type { ClassWeight } from './training/class-weights.js';

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
  readonly solver: SolverName;
  /** Strength of the L2 penalty on the weights, in [0, inf). @defaultValue `0.0001` */
  readonly alpha: number;
  /** Rows of a mini-batch; `'auto'` is min(200, n). More than n means n. @defaultValue `'auto'` */
  readonly batchSize: number | 'auto';
  /** Step size, of SGD the first one, in (0, inf). @defaultValue `0.001` */
  readonly learningRateInit: number;
  /**
   * How SGD's step size changes. It stays (`constant`), is divided by `(t + 1) ** powerT` after t rows, a row counting
   * once an epoch (`invscaling`), or is divided by 5 whenever training would stop for want of progress, until it is
   * 1e-6 or less (`adaptive`). @defaultValue `'constant'`
   */
  readonly learningRate: LearningRateSchedule;
  /** Exponent of `invscaling`, in [0, inf). @defaultValue `0.5` */
  readonly powerT: number;
  /** Share of its velocity that SGD keeps from step to step, in [0, 1]. @defaultValue `0.9` */
  readonly momentum: number;
  /** Whether SGD looks one velocity ahead. @defaultValue `true` */
  readonly nesterovsMomentum: boolean;
  /** Decay of Adam's first moment, in [0, 1). @defaultValue `0.9` */
  readonly beta1: number;
  /** Decay of Adam's second moment, in [0, 1). @defaultValue `0.999` */
  readonly beta2: number;
  /** Keeps Adam from dividing by zero, in (0, inf). @defaultValue `1e-8` */
  readonly epsilon: number;
  /** Most epochs, 1 or more. @defaultValue `200` */
  readonly maxIter: number;
  /**
   * An epoch counts as progress if it lowers the best loss, or with `earlyStopping` raises the best accuracy, by at
   * least this, in [0, inf). @defaultValue `0.0001`
   */
  readonly tol: number;
  /** Training stops after more than so many epochs in a row without progress. @defaultValue `10` */
  readonly nIterNoChange: number;
  /** Whether rows are put into a new order before each epoch. @defaultValue `true` */
  readonly shuffle: boolean;
  /**
   * Whether progress is measured by the accuracy on rows that are held out of the training, and the weights of the best
   * epoch are kept instead of the last ones. @defaultValue `false`
   */
  readonly earlyStopping: boolean;
  /** Share of the rows that `earlyStopping` holds out, in (0, 1). @defaultValue `0.1` */
  readonly validationFraction: number;
  /** Whether `fit` goes on from what an earlier call learned. @defaultValue `false` */
  readonly warmStart: boolean;
  /**
   * How much the loss of a row counts, by its label. `balanced` is n / (classes * rows of the class), so that every
   * class counts the same; a label that is not in the map counts 1. scikit-learn's MLPClassifier has no such
   * parameter; it is the same as its `sample_weight` from 1.7 on. @defaultValue `'none'`
   */
  readonly classWeight: ClassWeight;
  /**
   * What computes the training steps: plain JavaScript, WebAssembly, or with `auto` the latter where it can run and
   * JavaScript elsewhere. WebAssembly needs vectors, memory enough (it ends at 4 GiB), and in a page a content security
   * policy that allows it and, on the main thread, Chromium from 114 on. In f64 they give the same bits.
   * @defaultValue `'auto'`
   */
  readonly kernel: KernelName;
  /**
   * What training computes with: numbers of 64 bits, or of 32 bits, which is faster but gives other weights, though the
   * same ones each time; WebAssembly alone can do that. Predictions are in 64 bits. @defaultValue `'f64'`
   */
  readonly precision: Precision;
  /** Seed of initial weights, shuffling and held out rows, an integer in [0, 2^32). @defaultValue `0` */
  readonly seed: number;
}

interface Rule<T> {
  readonly default: T;
  /** Reads after "must". */
  readonly range: string;
  readonly accepts: (value: unknown) => value is T;
}

type Rules = { readonly [K in keyof MLPParameters]: Rule<MLPParameters[K]> };

const SCHEDULES: readonly LearningRateSchedule[] = ['constant', 'invscaling', 'adaptive'];

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
  solver: {
    default: 'adam',
    range: `be one of ${SOLVER_NAMES.join(', ')}`,
    accepts: (value): value is SolverName => SOLVER_NAMES.some((name) => name === value),
  },
  alpha: { default: 1e-4, range: 'be >= 0', accepts: isNotNegative },
  batchSize: {
    default: 'auto',
    range: "be 'auto' or an integer >= 1",
    accepts: (value): value is number | 'auto' => value === 'auto' || isCount(value),
  },
  learningRateInit: { default: 1e-3, range: 'be > 0', accepts: isPositive },
  learningRate: {
    default: 'constant',
    range: `be one of ${SCHEDULES.join(', ')}`,
    accepts: (value): value is LearningRateSchedule => SCHEDULES.some((schedule) => schedule === value),
  },
  powerT: { default: 0.5, range: 'be >= 0', accepts: isNotNegative },
  momentum: {
    default: 0.9,
    range: 'be in [0, 1]',
    accepts: (value): value is number => value === 1 || isDecay(value),
  },
  nesterovsMomentum: { default: true, range: 'be true or false', accepts: isBoolean },
  beta1: { default: 0.9, range: 'be in [0, 1)', accepts: isDecay },
  beta2: { default: 0.999, range: 'be in [0, 1)', accepts: isDecay },
  epsilon: { default: 1e-8, range: 'be > 0', accepts: isPositive },
  maxIter: { default: 200, range: 'be an integer >= 1', accepts: isCount },
  tol: { default: 1e-4, range: 'be >= 0', accepts: isNotNegative },
  nIterNoChange: { default: 10, range: 'be an integer >= 1', accepts: isCount },
  shuffle: { default: true, range: 'be true or false', accepts: isBoolean },
  earlyStopping: { default: false, range: 'be true or false', accepts: isBoolean },
  validationFraction: {
    default: 0.1,
    range: 'be in (0, 1)',
    accepts: (value): value is number => isPositive(value) && value < 1,
  },
  warmStart: { default: false, range: 'be true or false', accepts: isBoolean },
  classWeight: {
    default: 'none',
    range: "be 'none', 'balanced' or a map of labels to numbers > 0",
    accepts: (value): value is ClassWeight => value === 'none' || value === 'balanced' || isWeightMap(value),
  },
  kernel: {
    default: 'auto',
    range: `be one of ${KERNEL_NAMES.join(', ')}`,
    accepts: (value): value is KernelName => KERNEL_NAMES.some((kernel) => kernel === value),
  },
  precision: {
    default: 'f64',
    range: `be one of ${PRECISIONS.join(', ')}`,
    accepts: (value): value is Precision => PRECISIONS.some((precision) => precision === value),
  },
  seed: { default: 0, range: 'be an integer in [0, 2^32)', accepts: isSeed },
};

/**
 * All parameters, those not given at their defaults.
 *
 * @throws {@link InvalidParameterError} for a value out of range, for a name that is no parameter, and for f32 with the
 * js kernel.
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
  const classWeight = of('classWeight');
  if (of('kernel') === 'js' && of('precision') === 'f32') {
    throw new InvalidParameterError('precision', 'f32', 'be f64 with the js kernel');
  }
  return {
    hiddenLayerSizes: Object.freeze([...of('hiddenLayerSizes')]),
    activation: of('activation'),
    solver: of('solver'),
    alpha: of('alpha'),
    batchSize: of('batchSize'),
    learningRateInit: of('learningRateInit'),
    learningRate: of('learningRate'),
    powerT: of('powerT'),
    momentum: of('momentum'),
    nesterovsMomentum: of('nesterovsMomentum'),
    beta1: of('beta1'),
    beta2: of('beta2'),
    epsilon: of('epsilon'),
    maxIter: of('maxIter'),
    tol: of('tol'),
    nIterNoChange: of('nIterNoChange'),
    shuffle: of('shuffle'),
    earlyStopping: of('earlyStopping'),
    validationFraction: of('validationFraction'),
    warmStart: of('warmStart'),
    classWeight: typeof classWeight === 'string' ? classWeight : Object.freeze({ ...classWeight }),
    kernel: of('kernel'),
    precision: of('precision'),
    seed: of('seed'),
  };
}

/** Whether a value may seed a random generator: an integer in [0, 2^32). */
export function isSeed(value: unknown): value is number {
  return Number.isInteger(value) && Number(value) >= 0 && Number(value) < 2 ** 32;
}

/** Whether a value counts something that there is at least one of. */
export function isCount(value: unknown): value is number {
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

function isBoolean(value: unknown): value is boolean {
  return typeof value === 'boolean';
}

function isWeightMap(value: unknown): value is Readonly<Record<string, number>> {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.values(value).every(isPositive)
  );
}
