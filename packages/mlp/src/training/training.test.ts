import { readFileSync } from 'node:fs';
import { describeWithReferenceData, referencePath } from '@networkml/reference-data';
import { describe, expect, it } from 'vitest';
import { MLPClassifier } from '../classifiers/mlp-classifier.js';
import type { ActivationName } from '../network/activations.js';
import type { LearningRateSchedule } from '../solvers/sgd-step-size.js';
import type { SolverName } from '../solvers/solver-name.js';

interface Trajectory {
  readonly name: string;
  readonly params: {
    readonly activation: ActivationName;
    readonly alpha: number;
    readonly batch_size: number | 'auto';
    readonly beta_1: number;
    readonly beta_2: number;
    readonly epsilon: number;
    readonly hidden_layer_sizes: readonly number[];
    readonly learning_rate: LearningRateSchedule;
    readonly learning_rate_init: number;
    readonly max_iter: number;
    readonly momentum: number;
    readonly n_iter_no_change: number;
    readonly nesterovs_momentum: boolean;
    readonly power_t: number;
    readonly shuffle: boolean;
    readonly solver: SolverName;
    readonly tol: number;
  };
  readonly y: readonly number[];
  readonly initial_coefs: readonly number[][][];
  readonly initial_intercepts: readonly number[][];
  readonly loss_curve: readonly number[];
  readonly n_iter: number;
  readonly final_coefs: readonly number[][][];
  readonly final_intercepts: readonly number[][];
  readonly predict_proba_first_20: readonly number[][];
}

describeWithReferenceData(
  'training runs of scikit-learn 1.2.1, repeated from the same initial weights',
  () => {
    const file = referencePath('mlp-reference', 'training-trajectories.json');
    const reference: { X_standardised: number[][]; cases: Trajectory[] } = JSON.parse(
      readFileSync(file, 'utf8'),
    );
    const X = reference.X_standardised;
    const runs = reference.cases;

    it('are seven with Adam and three with SGD, one of each schedule', () => {
      const kinds = runs.map(({ params }) =>
        params.solver === 'sgd' ? params.learning_rate : params.solver,
      );
      expect(kinds.toSorted()).toEqual([
        ...new Array<string>(7).fill('adam'),
        ...['adaptive', 'constant', 'invscaling'],
      ]);
    });

    const cases = runs.flatMap((run) => (['js', 'wasm'] as const).map((kernel) => ({ ...run, kernel })));

    describe.each(cases)('$name, $kernel kernel', (run) => {
      const { params, kernel } = run;
      const classifier = new MLPClassifier({
        activation: params.activation,
        alpha: params.alpha,
        batchSize: params.batch_size,
        beta1: params.beta_1,
        beta2: params.beta_2,
        epsilon: params.epsilon,
        hiddenLayerSizes: params.hidden_layer_sizes,
        learningRate: params.learning_rate,
        learningRateInit: params.learning_rate_init,
        maxIter: params.max_iter,
        momentum: params.momentum,
        nIterNoChange: params.n_iter_no_change,
        nesterovsMomentum: params.nesterovs_momentum,
        powerT: params.power_t,
        shuffle: params.shuffle,
        solver: params.solver,
        tol: params.tol,
        kernel,
      });
      // Two digits, so that labels sort as the numbers do.
      const y = run.y.map((label) => String(label).padStart(2, '0'));
      classifier.fit(X, y, { initial: { coefs: run.initial_coefs, intercepts: run.initial_intercepts } });

      it('stops after the same epoch', () => {
        expect(classifier.nIter).toBe(run.n_iter);
      });

      it('has the same loss in each epoch', () => {
        expectSame(classifier.lossCurve, run.loss_curve);
      });

      it('ends with the same weights and biases', () => {
        run.final_coefs.forEach((coefs, layer) => {
          expectSame(classifier.coefs[layer].data, coefs.flat());
        });
        run.final_intercepts.forEach((intercepts, layer) => {
          expectSame(classifier.intercepts[layer], intercepts);
        });
      });

      it('predicts the same probabilities', () => {
        expectSame(classifier.predictProba(X.slice(0, 20)).data, run.predict_proba_first_20.flat());
      });
    });
  },
);

/** Equal to 1e-9 of the expected value. */
function expectSame(actual: ArrayLike<number>, expected: readonly number[]): void {
  expect(actual).toHaveLength(expected.length);
  const off = expected.findIndex((value, i) => !(Math.abs(actual[i] - value) <= 1e-9 * Math.abs(value)));
  expect(off, `element ${off}: expected ${expected[off]}, got ${actual[off]}`).toBe(-1);
}
