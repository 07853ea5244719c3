import { accuracy } from '../metrics/accuracy.js';
import {
  InvalidInputError,
  InvalidParameterError,
  NotFittedError,
  ShapeMismatchError,
  SingleClassError,
} from '../mlp-error.js';
import { initialNetwork } from '../network/initial-network.js';
import { checkShapes, copyNetwork, forward } from '../network/network.js';
import { outputUnits } from '../network/output-layer.js';
import type { Network } from '../network/weights.js';
import { areFinite } from '../numeric/are-finite.js';
import { roundedToFixedPoint } from '../numeric/fixed-point.js';
import { type DenseMatrix, type MatrixLike, toDense } from '../numeric/matrix.js';
import { Random } from '../numeric/random.js';
import { type MLPParameters, resolveParameters } from '../parameters.js';
import { LabelEncoder } from '../preprocessing/label-encoder.js';
import { labelIndices } from '../preprocessing/label-indices.js';
import { classWeights } from '../training/class-weights.js';
import { PartialTraining } from '../training/partial-training.js';
import { train } from '../training/training.js';
import type { TrainingRows } from '../training/training-rows.js';
import type { Classifier, FitOptions } from './estimator.js';
import { copyState, type MLPClassifierState, type StateOptions, stateAfter } from './mlp-classifier-state.js';
import { mostProbableLabels } from './most-probable-labels.js';

/**
 * What `partialFit` takes besides the data.
 *
 * @public
 */
export interface PartialFitOptions {
  /** All labels that any call will bring; needed by the first call, ignored by others. */
  readonly classes?: readonly string[] | undefined;
}

/**
 * A multi-layer perceptron that learns classes, computing what scikit-learn 1.2.1's MLPClassifier computes. Same data,
 * parameters and seed give the same bits on each run, and with each kernel in 64 bits.
 *
 * @public
 */
export class MLPClassifier implements Classifier {
  readonly kind = 'mlp';
  readonly parameters: MLPParameters;
  #state: MLPClassifierState | undefined;
  /** Rows that the weights have seen, a row counting once an epoch; 0 for weights that were read. */
  #rowsSeen = 0;
  #partial: PartialTraining | undefined;

  /** @throws {@link InvalidParameterError} naming parameter, value and range. */
  constructor(parameters: Partial<MLPParameters> = {}) {
    this.parameters = resolveParameters(parameters);
  }

  /**
   * A classifier that was fitted before, e.g. one read from a file. The state is copied, unless it is `isOwned`.
   *
   * @throws {@link ShapeMismatchError} if the layers do not fit `hiddenLayerSizes`, each other or the classes.
   * @throws {@link InvalidInputError} for a weight that is not finite, or classes that are not distinct.
   */
  static fromState(
    parameters: Partial<MLPParameters>,
    state: MLPClassifierState,
    options: StateOptions = {},
  ): MLPClassifier {
    const classifier = new MLPClassifier(parameters);
    const copy = copyState(state, options);
    checkShapes(copy, classifier.#layerSizes(copy.coefs[0]?.rows ?? 0, copy.classes.length));
    classifier.#state = copy;
    return classifier;
  }

  /** All that was learned; not to be written to. @throws {@link NotFittedError} */
  get state(): MLPClassifierState {
    if (this.#state === undefined) throw new NotFittedError('MLPClassifier');
    return this.#state;
  }

  /** The labels; sorted by code point if `fit` learned them. @throws {@link NotFittedError} */
  get classes(): readonly string[] {
    return this.state.classes;
  }

  /** Weights of each layer, shape [units below, units]; not to be written to. @throws {@link NotFittedError} */
  get coefs(): readonly DenseMatrix[] {
    return this.state.coefs;
  }

  /** Biases of each layer, shape [units]; not to be written to. @throws {@link NotFittedError} */
  get intercepts(): readonly Float64Array[] {
    return this.state.intercepts;
  }

  /** Columns of the rows that it takes. @throws {@link NotFittedError} */
  get inputs(): number {
    return this.coefs[0].rows;
  }

  /** The networks whose mean answer it gives: itself alone. @throws {@link NotFittedError} */
  get members(): readonly [MLPClassifier] {
    if (this.#state === undefined) throw new NotFittedError('MLPClassifier');
    return [this];
  }

  /** Loss of each epoch, penalty included. @throws {@link NotFittedError} */
  get lossCurve(): readonly number[] {
    return this.state.lossCurve;
  }

  /** Accuracy on the held out rows after each epoch; empty without `earlyStopping`. @throws {@link NotFittedError} */
  get validationScores(): readonly number[] {
    return this.state.validationScores ?? [];
  }

  /** Epochs trained. @throws {@link NotFittedError} */
  get nIter(): number {
    return this.state.nIter;
  }

  /** Loss of the last epoch. @throws {@link NotFittedError} */
  get loss(): number {
    return this.state.loss;
  }

  /**
   * Learns from scratch: what an earlier call learned is forgotten. With `warmStart` it goes on from the weights of the
   * earlier call instead, adding to loss curve and epochs; moments, progress and held out rows are new.
   *
   * @param X - Shape [n, d]. Columns should be of similar scale: see {@link StandardScaler}.
   * @param y - Label of each row.
   * @throws {@link InvalidInputError} for an empty or not finite X, a label that is not a string, or if
   * `earlyStopping` can hold no row out.
   * @throws {@link ShapeMismatchError} if y, or the initial weights, do not fit X.
   * @throws {@link SingleClassError} if all labels are the same.
   * @throws {@link UnknownLabelError} for a label that the call before a warm start did not know.
   * @throws {@link DivergedError} if weights or loss leave the finite numbers.
   * @throws {@link KernelUnavailableError} or {@link KernelMemoryError} if the parameters ask for WebAssembly, by
   * `kernel` or by `precision`, and it cannot run here or has no room for the rows.
   * @throws the reason of `signal` once it is aborted.
   */
  fit(X: MatrixLike, y: readonly string[], options: FitOptions = {}): this {
    const dense = checkRows(X, y);
    const before = this.parameters.warmStart ? this.#state : undefined;
    const classes = before?.classes ?? new LabelEncoder().fit(y).classes;
    if (classes.length < 2) throw new SingleClassError(classes[0]);

    const random = new Random(this.parameters.seed);
    const { initial, onEpoch, signal } = options;
    const rows = this.#rows(dense, y, classes);
    const start = this.#start(dense.columns, classes.length, initial ?? before, random);
    const rowsSeen = before ? this.#rowsSeen : 0;
    const trained = train(rows, start, this.parameters, random, { rowsSeen, onEpoch, signal });
    const { network, lossCurve, validationScores } = trained;
    this.#partial = undefined;
    this.#rowsSeen = trained.rowsSeen;
    this.#state = {
      ...stateAfter(before, classes, network, lossCurve),
      ...(this.parameters.earlyStopping && {
        validationScores: [...(before?.validationScores ?? []), ...validationScores],
      }),
    };
    return this;
  }

  /**
   * Learns one epoch of the rows on top of what was learned before: for data that comes in portions or does not fit
   * into memory. Moments and step size go on from one call to the next; after `fit` they start anew.
   *
   * @param X - Shape [n, d].
   * @param y - Label of each row; some classes may be missing.
   * @throws {@link InvalidParameterError} if the first call is not told the classes, or with `earlyStopping` or
   * balanced class weights, which need all rows at once.
   * @throws {@link InvalidInputError} for an empty or not finite X or a label that is not a string.
   * @throws {@link ShapeMismatchError} if y does not fit X, or X has other columns than before.
   * @throws {@link UnknownLabelError} for a label that is none of the classes.
   * @throws {@link DivergedError} if weights or loss leave the finite numbers; what was learned before stays.
   * @throws {@link KernelUnavailableError} as `fit` does.
   * @throws {@link KernelMemoryError} as `fit` does, and if a later portion is too large for the kernel of the first.
   */
  partialFit(X: MatrixLike, y: readonly string[], options: PartialFitOptions = {}): this {
    const { earlyStopping, classWeight, seed } = this.parameters;
    if (earlyStopping) throw new InvalidParameterError('earlyStopping', true, 'be false for partialFit');
    if (classWeight === 'balanced') {
      throw new InvalidParameterError('classWeight', classWeight, "be 'none' or a map for partialFit");
    }
    const dense = checkRows(X, y);
    const classes = this.#state?.classes ?? classesOf(options);
    const rows = this.#rows(dense, y, classes);
    const random = new Random(seed);
    const start = this.#start(dense.columns, classes.length, this.#state, random);
    this.#partial ??= new PartialTraining(start, this.parameters, random, this.#rowsSeen);
    const partial = this.#partial;
    // Should it diverge, the next call starts anew from the last good weights.
    this.#partial = undefined;
    const loss = partial.learn(rows);
    this.#partial = partial;
    this.#rowsSeen = partial.rowsSeen;
    this.#state = stateAfter(this.#state, classes, partial.network, [loss]);
    return this;
  }

  /**
   * @param X - Shape [n, d].
   * @returns Probability of each class, shape [n, classes], columns in the order of `classes`; each row sums to 1.
   * @throws {@link NotFittedError} before `fit`.
   * @throws {@link ShapeMismatchError} if X has other columns than the classifier learned from.
   * @throws {@link InvalidInputError} if X is not finite, or so large that the network's sums overflow.
   */
  predictProba(X: MatrixLike): DenseMatrix {
    const { coefs, classes } = this.state;
    const dense = toDense(X);
    if (dense.rows === 0) return { data: new Float64Array(0), rows: 0, columns: classes.length };
    if (dense.columns !== coefs[0].rows) {
      throw new ShapeMismatchError('columns of X', coefs[0].rows, dense.columns);
    }
    const output = forward(this.state, this.parameters.activation, dense);
    if (!areFinite(output.data)) {
      const row = Math.floor(output.data.findIndex(Number.isNaN) / output.columns);
      throw new InvalidInputError(`row ${row} of X is too large for the network`, row);
    }
    return output.columns === 1 ? bothClasses(output) : output;
  }

  /** The most probable label of each row, the first one on ties. Throws as `predictProba` does. */
  predict(X: MatrixLike): string[] {
    return mostProbableLabels(this.predictProba(X), this.classes);
  }

  /** Accuracy of `predict(X)`, in [0, 1]. Throws as `predictProba` does. */
  score(X: MatrixLike, y: readonly string[]): number {
    return accuracy(y, this.predict(X));
  }

  /**
   * The classifier with the weights of each layer rounded to integers of 16 bits times a power of two: a document of
   * half the size with `precision` `'f32'`, and answers that differ by what the last digits of the weights say.
   *
   * @throws {@link NotFittedError}
   */
  rounded(): MLPClassifier {
    const coefs = this.coefs.map(({ data, ...shape }) => ({ ...shape, data: roundedToFixedPoint(data) }));
    return MLPClassifier.fromState(this.parameters, { ...this.state, coefs }, { isOwned: true });
  }

  #rows(X: DenseMatrix, y: readonly string[], classes: readonly string[]): TrainingRows {
    const targets = labelIndices(y, classes);
    const weights = classWeights(this.parameters.classWeight, classes, targets);
    return { X, targets, weights: Float64Array.from(targets, (target) => weights[target]) };
  }

  /** Given weights, if they fit, or else random ones. */
  #start(inputs: number, classes: number, given: FitOptions['initial'], random: Random): Network {
    const layerSizes = this.#layerSizes(inputs, classes);
    const start = given
      ? copyNetwork(given.coefs, given.intercepts)
      : initialNetwork(layerSizes, this.parameters.activation, random);
    checkShapes(start, layerSizes);
    return start;
  }

  #layerSizes(inputs: number, classes: number): number[] {
    return [inputs, ...this.parameters.hiddenLayerSizes, outputUnits(classes)];
  }
}

function checkRows(X: MatrixLike, y: readonly string[]): DenseMatrix {
  const dense = toDense(X);
  if (dense.data.length === 0) throw new InvalidInputError('X must have at least 1 row and 1 column');
  if (y.length !== dense.rows) throw new ShapeMismatchError('length of y', dense.rows, y.length);
  return dense;
}

function classesOf({ classes = [] }: PartialFitOptions): readonly string[] {
  const sorted = new LabelEncoder().fit(classes).classes;
  if (sorted.length < 2) {
    throw new InvalidParameterError(
      'classes',
      classes,
      'be at least 2 labels in the first call of partialFit',
    );
  }
  return sorted;
}

/** The single logistic output is the probability of the second class. */
function bothClasses(output: DenseMatrix): DenseMatrix {
  const data = new Float64Array(output.rows * 2);
  output.data.forEach((probability, i) => {
    data[2 * i] = 1 - probability;
    data[2 * i + 1] = probability;
  });
  return { data, rows: output.rows, columns: 2 };
}
