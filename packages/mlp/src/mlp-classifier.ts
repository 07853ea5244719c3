import type { Classifier, FitOptions } from './estimator.js';
import { initialNetwork } from './initial-network.js';
import { type DenseMatrix, type MatrixLike, toDense } from './matrix.js';
import { accuracy } from './metrics/accuracy.js';
import { InvalidInputError, NotFittedError, ShapeMismatchError, SingleClassError } from './mlp-error.js';
import { checkShapes, forward, type Network } from './network.js';
import { outputUnits } from './output-layer.js';
import { type MLPParameters, resolveParameters } from './parameters.js';
import { LabelEncoder } from './preprocessing/label-encoder.js';
import { Random } from './random.js';
import { train } from './training.js';

/**
 * What an {@link MLPClassifier} learns.
 *
 * @public
 */
export interface MLPClassifierState extends Network {
  /** At least 2 distinct labels, in the order of the output's columns; `fit` sorts them by code point. */
  readonly classes: readonly string[];
  /** Loss of each epoch; empty if not known. */
  readonly lossCurve: readonly number[];
  /** Epochs trained. */
  readonly nIter: number;
  /** Loss of the last epoch. */
  readonly loss: number;
}

/**
 * A multi-layer perceptron that learns classes, computing what scikit-learn 1.2.1's MLPClassifier computes. Same data,
 * parameters and seed give the same bits on each run.
 *
 * @public
 */
export class MLPClassifier implements Classifier {
  readonly parameters: MLPParameters;
  #state: MLPClassifierState | undefined;

  /** @throws {@link InvalidParameterError} naming parameter, value and range. */
  constructor(parameters: Partial<MLPParameters> = {}) {
    this.parameters = resolveParameters(parameters);
  }

  /**
   * A classifier that was fitted before, e.g. one read from a file. The state is copied.
   *
   * @throws {@link ShapeMismatchError} if the layers do not fit `hiddenLayerSizes`, each other or the classes.
   * @throws {@link InvalidInputError} for a weight that is not finite, or classes that are not distinct.
   */
  static fromState(parameters: Partial<MLPParameters>, state: MLPClassifierState): MLPClassifier {
    const classifier = new MLPClassifier(parameters);
    const classes = Object.freeze([...state.classes]);
    const distinct = new LabelEncoder().fit(classes).classes.length;
    if (distinct < 2 || distinct < classes.length) {
      throw new InvalidInputError(
        `classes must be at least 2 distinct labels, got ${distinct} in ${classes.length}`,
      );
    }
    const network = copyNetwork(state.coefs, state.intercepts);
    const inputs = network.coefs[0]?.rows ?? 0;
    checkShapes(network, classifier.#layerSizes(inputs, classes.length));
    const { nIter, loss } = state;
    classifier.#state = { classes, ...network, lossCurve: [...state.lossCurve], nIter, loss };
    return classifier;
  }

  /** All that was learned. @throws {@link NotFittedError} */
  get state(): MLPClassifierState {
    if (this.#state === undefined) throw new NotFittedError('MLPClassifier');
    return this.#state;
  }

  /** The labels; sorted by code point if `fit` learned them. @throws {@link NotFittedError} */
  get classes(): readonly string[] {
    return this.state.classes;
  }

  /** Weights of each layer, shape [units below, units]. @throws {@link NotFittedError} */
  get coefs(): readonly DenseMatrix[] {
    return this.state.coefs;
  }

  /** Biases of each layer, shape [units]. @throws {@link NotFittedError} */
  get intercepts(): readonly Float64Array[] {
    return this.state.intercepts;
  }

  /** Loss of each epoch, penalty included. @throws {@link NotFittedError} */
  get lossCurve(): readonly number[] {
    return this.state.lossCurve;
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
   * Learns from scratch; what an earlier call learned is forgotten.
   *
   * @param X - Shape [n, d]. Columns should be of similar scale: see {@link StandardScaler}.
   * @param y - Label of each row.
   * @throws {@link InvalidInputError} for an empty or not finite X or a label that is not a string.
   * @throws {@link ShapeMismatchError} if y, or the initial weights, do not fit X.
   * @throws {@link SingleClassError} if all labels are the same.
   * @throws {@link DivergedError} if weights or loss leave the finite numbers.
   */
  fit(X: MatrixLike, y: readonly string[], options: FitOptions = {}): this {
    const dense = toDense(X);
    if (dense.data.length === 0) throw new InvalidInputError('X must have at least 1 row and 1 column');
    if (y.length !== dense.rows) throw new ShapeMismatchError('length of y', dense.rows, y.length);
    const encoder = new LabelEncoder().fit(y);
    const { classes } = encoder;
    if (classes.length < 2) throw new SingleClassError(classes[0]);

    const random = new Random(this.parameters.seed);
    const layerSizes = this.#layerSizes(dense.columns, classes.length);
    const { initial, onEpoch } = options;
    const start = initial
      ? copyNetwork(initial.coefs, initial.intercepts)
      : initialNetwork(layerSizes, this.parameters.activation, random);
    checkShapes(start, layerSizes);
    const { network, lossCurve } = train(
      dense,
      encoder.transform(y),
      start,
      this.parameters,
      random,
      onEpoch,
    );
    const nIter = lossCurve.length;
    this.#state = { classes, ...network, lossCurve, nIter, loss: lossCurve[nIter - 1] };
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
    const broken = output.data.findIndex(Number.isNaN);
    if (broken >= 0) {
      const row = Math.floor(broken / output.columns);
      throw new InvalidInputError(`row ${row} of X is too large for the network`, row);
    }
    return output.columns === 1 ? bothClasses(output) : output;
  }

  /** The most probable label of each row, the first one on ties. Throws as `predictProba` does. */
  predict(X: MatrixLike): string[] {
    const { data, rows, columns } = this.predictProba(X);
    return Array.from({ length: rows }, (_, i) => {
      const row = data.subarray(i * columns, (i + 1) * columns);
      return this.classes[row.indexOf(Math.max(...row))];
    });
  }

  /** Accuracy of `predict(X)`, in [0, 1]. Throws as `predictProba` does. */
  score(X: MatrixLike, y: readonly string[]): number {
    return accuracy(y, this.predict(X));
  }

  #layerSizes(inputs: number, classes: number): number[] {
    return [inputs, ...this.parameters.hiddenLayerSizes, outputUnits(classes)];
  }
}

function copyNetwork(coefs: readonly MatrixLike[], intercepts: readonly ArrayLike<number>[]): Network {
  return {
    coefs: coefs.map((layer) => {
      const { data, rows, columns } = toDense(layer);
      return { data: data.slice(), rows, columns };
    }),
    intercepts: intercepts.map((layer) => toDense([Array.from(layer)]).data),
  };
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
