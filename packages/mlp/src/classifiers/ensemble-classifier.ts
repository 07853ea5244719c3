import { accuracy } from '../metrics/accuracy.js';
import {
  InvalidInputError,
  InvalidParameterError,
  NotFittedError,
  ShapeMismatchError,
} from '../mlp-error.js';
import { type DenseMatrix, type MatrixLike, toDense } from '../numeric/matrix.js';
import { isCount, type MLPParameters, resolveParameters } from '../parameters.js';
import type { Classifier, FitOptions } from './estimator.js';
import { MLPClassifier } from './mlp-classifier.js';
import type { MLPClassifierState, StateOptions } from './mlp-classifier-state.js';
import { mostProbableLabels } from './most-probable-labels.js';

/**
 * Parameters of an {@link EnsembleClassifier}: how many members, and those that the members share.
 *
 * @public
 */
export interface EnsembleParameters extends MLPParameters {
  /** 1 or more. @defaultValue `5` */
  readonly members: number;
}

const SEEDS = 2 ** 32;

/**
 * Perceptrons of the same parameters and different seeds that vote by their mean probability: steadier than each of
 * them, and less certain where they disagree. A deep ensemble, as in Lakshminarayanan, Pritzel and Blundell, "Simple and
 * scalable predictive uncertainty estimation using deep ensembles", NeurIPS 2017 (without its adversarial examples);
 * what scikit-learn's `VotingClassifier` does with `voting='soft'`.
 *
 * @public
 */
export class EnsembleClassifier implements Classifier {
  readonly kind = 'ensemble';
  /** As given; `seed` is that of the first member, and each other one has the seed after that of the one before. */
  readonly parameters: EnsembleParameters;
  #members: readonly MLPClassifier[] | undefined;

  /** @throws {@link InvalidParameterError} naming parameter, value and range. */
  constructor({ members = 5, ...parameters }: Partial<EnsembleParameters> = {}) {
    if (!isCount(members)) throw new InvalidParameterError('members', members, 'be an integer >= 1');
    this.parameters = { ...resolveParameters(parameters), members };
  }

  /**
   * An ensemble that was fitted before, e.g. one read from a file. The states are copied, unless they are `isOwned`.
   *
   * @param states - One for each member.
   * @throws {@link ShapeMismatchError} if there are more or fewer than `members`, or they differ in inputs, or as
   * {@link MLPClassifier.fromState} does.
   * @throws {@link InvalidInputError} if they differ in classes, or as {@link MLPClassifier.fromState} does.
   */
  static fromState(
    parameters: Partial<EnsembleParameters>,
    states: readonly MLPClassifierState[],
    options: StateOptions = {},
  ): EnsembleClassifier {
    const ensemble = new EnsembleClassifier(parameters);
    const { members } = ensemble.parameters;
    if (states.length !== members) throw new ShapeMismatchError('states of members', members, states.length);
    const fitted = states.map((state, i) =>
      MLPClassifier.fromState(ensemble.#parametersOf(i), state, options),
    );
    const [{ classes, coefs }] = fitted;
    fitted.forEach((member, i) => {
      if (
        classes.length !== member.classes.length ||
        classes.some((label, c) => label !== member.classes[c])
      ) {
        throw new InvalidInputError(`member ${i} has other classes than member 0`);
      }
      if (member.coefs[0].rows !== coefs[0].rows) {
        throw new ShapeMismatchError(`inputs of member ${i}`, coefs[0].rows, member.coefs[0].rows);
      }
    });
    ensemble.#members = fitted;
    return ensemble;
  }

  /** The fitted members, in the order of their seeds. @throws {@link NotFittedError} */
  get members(): readonly MLPClassifier[] {
    if (this.#members === undefined) throw new NotFittedError('EnsembleClassifier');
    return this.#members;
  }

  /** Columns of the rows that it takes. @throws {@link NotFittedError} */
  get inputs(): number {
    return this.members[0].inputs;
  }

  /** The labels, sorted by code point. @throws {@link NotFittedError} */
  get classes(): readonly string[] {
    return this.members[0].classes;
  }

  /**
   * Fits one member after the other, each as {@link MLPClassifier.fit} does and with its errors. If one cannot be
   * fitted, or `signal` ends the call, the members of an earlier call stay; with `warmStart`, those that went on have.
   *
   * @param X - Shape [n, d].
   * @param y - Label of each row.
   * @param options - Passed on to each member: epochs count from 1 again with each, and initial weights are the same
   * for all.
   */
  fit(X: MatrixLike, y: readonly string[], options: FitOptions = {}): this {
    const dense = toDense(X);
    const members = (this.parameters.warmStart ? this.#members : undefined) ?? this.#newMembers();
    for (const member of members) member.fit(dense, y, options);
    this.#members = members;
    return this;
  }

  /**
   * The mean of the members' probabilities. Throws as {@link MLPClassifier.predictProba} does.
   *
   * @param X - Shape [n, d].
   * @returns Shape [n, classes], columns in the order of `classes`; each row sums to 1.
   */
  predictProba(X: MatrixLike): DenseMatrix {
    const { members } = this;
    const dense = toDense(X);
    const mean = members[0].predictProba(dense);
    for (const member of members.slice(1)) {
      const { data } = member.predictProba(dense);
      for (let i = 0; i < data.length; i++) mean.data[i] += data[i];
    }
    for (let i = 0; i < mean.data.length; i++) mean.data[i] /= members.length;
    return mean;
  }

  /** The label of the largest mean probability of each row, the first one on ties. Throws as `predictProba` does. */
  predict(X: MatrixLike): string[] {
    return mostProbableLabels(this.predictProba(X), this.classes);
  }

  /** Accuracy of `predict(X)`, in [0, 1]. Throws as `predictProba` does. */
  score(X: MatrixLike, y: readonly string[]): number {
    return accuracy(y, this.predict(X));
  }

  /** The ensemble of {@link MLPClassifier.rounded} members. @throws {@link NotFittedError} */
  rounded(): EnsembleClassifier {
    const states = this.members.map((member) => member.rounded().state);
    return EnsembleClassifier.fromState(this.parameters, states, { isOwned: true });
  }

  #newMembers(): MLPClassifier[] {
    return Array.from(
      { length: this.parameters.members },
      (_, i) => new MLPClassifier(this.#parametersOf(i)),
    );
  }

  #parametersOf(member: number): MLPParameters {
    const { members, ...parameters } = this.parameters;
    return { ...parameters, seed: (parameters.seed + member) % SEEDS };
  }
}
