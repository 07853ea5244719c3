import fc from 'fast-check';
import { Matrix } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import { corners } from '../../test-support/corners.js';
import {
  DivergedError,
  InvalidInputError,
  NotFittedError,
  ShapeMismatchError,
  SingleClassError,
} from '../mlp-error.js';
import { toDense, toRows } from '../numeric/matrix.js';
import type { EpochEvent } from '../training/training.js';
import { MLPClassifier } from './mlp-classifier.js';

const quick = { hiddenLayerSizes: [8], learningRateInit: 0.05, maxIter: 60 };
const { X, y } = corners(['hub', 'camera', 'printer']);

describe('a fitted classifier', () => {
  const classifier = new MLPClassifier(quick).fit(X, y);

  it('knows its classes, sorted', () => {
    expect(classifier.classes).toEqual(['camera', 'hub', 'printer']);
  });

  it('has learned rows that can be told apart', () => {
    expect(classifier.score(X, y)).toBe(1);
  });

  it('predicts the class of the largest probability, and probabilities that sum to 1', () => {
    const probabilities = toRows(classifier.predictProba(X));
    const predicted = classifier.predict(X);
    probabilities.forEach((row, i) => {
      expect(row.reduce((sum, probability) => sum + probability, 0)).toBeCloseTo(1, 12);
      expect(predicted[i]).toBe(classifier.classes[row.indexOf(Math.max(...row))]);
    });
  });

  it('has a loss for each epoch, and lower ones in the end', () => {
    expect(classifier.lossCurve).toHaveLength(classifier.nIter);
    expect(classifier.loss).toBe(classifier.lossCurve.at(-1));
    expect(classifier.loss).toBeLessThan(classifier.lossCurve[0]);
  });

  it('has weights and biases of the shapes that its layers ask for', () => {
    expect(classifier.coefs.map(({ rows, columns }) => [rows, columns])).toEqual([
      [3, 8],
      [8, 3],
    ]);
    expect(classifier.intercepts.map((layer) => layer.length)).toEqual([8, 3]);
  });

  it('answers the same whether X is rows, an ml-matrix matrix or dense, and whatever the other rows are', () => {
    const expected = classifier.predictProba(X);
    expect(classifier.predictProba(new Matrix(X))).toEqual(expected);
    expect(classifier.predictProba(toDense(X))).toEqual(expected);
    expect(classifier.predictProba([X[7]]).data).toEqual(expected.data.slice(21, 24));
  });

  it('answers nothing for no rows', () => {
    expect(classifier.predict([])).toEqual([]);
    expect(classifier.predictProba([])).toMatchObject({ rows: 0, columns: 3 });
  });

  it('can be made again from its state', () => {
    const again = MLPClassifier.fromState(classifier.parameters, classifier.state);
    expect(again.state).toEqual(classifier.state);
    expect(again.predictProba(X)).toEqual(classifier.predictProba(X));
  });

  it('gives probabilities or a typed error, never NaN, for any finite row', () => {
    const row = fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(row, (values) => {
        try {
          expect(classifier.predictProba([values]).data.some(Number.isNaN)).toBe(false);
        } catch (error) {
          expect(error).toBeInstanceOf(InvalidInputError);
        }
      }),
    );
  });
});

describe('two classes', () => {
  const two = corners(['printer', 'camera']);
  const classifier = new MLPClassifier(quick).fit(two.X, two.y);

  it('share one logistic output unit', () => {
    expect(classifier.coefs[1].columns).toBe(1);
  });

  it('have two columns of probabilities that sum to 1', () => {
    const [first] = toRows(classifier.predictProba(two.X));
    expect(first).toHaveLength(2);
    expect(first[0] + first[1]).toBe(1);
    expect(classifier.score(two.X, two.y)).toBe(1);
  });
});

describe('training', () => {
  it('gives the same bits for the same seed, and other weights for another', () => {
    const fit = (seed: number) => new MLPClassifier({ ...quick, seed, batchSize: 16 }).fit(X, y).state;
    expect(fit(1)).toEqual(fit(1));
    expect(fit(1)).not.toEqual(fit(2));
  });

  it('starts anew on each call of fit', () => {
    const classifier = new MLPClassifier(quick).fit(X, y);
    const first = classifier.state;
    expect(classifier.fit(X, y).state).toEqual(first);
  });

  it('changes neither data nor initial weights', () => {
    const initial = new MLPClassifier({ ...quick, maxIter: 1 }).fit(X, y);
    const before = structuredClone({ X, y, state: initial.state });
    new MLPClassifier(quick).fit(X, y, { initial });
    expect({ X, y, state: initial.state }).toEqual(before);
  });

  it('goes on where the weights that it is given stopped', () => {
    const first = new MLPClassifier(quick).fit(X, y);
    const second = new MLPClassifier(quick).fit(X, y, { initial: first });
    expect(second.lossCurve[0]).toBeLessThan(first.lossCurve[0] / 4);
  });

  it('tells of each epoch', () => {
    const events: EpochEvent[] = [];
    const classifier = new MLPClassifier(quick).fit(X, y, { onEpoch: (event) => events.push(event) });
    expect(events.map((event) => event.loss)).toEqual(classifier.lossCurve);
    expect(events.map((event) => event.epoch)).toEqual(events.map((_, i) => i + 1));
    expect(events.at(-1)?.bestLoss).toBe(Math.min(...classifier.lossCurve));
  });

  it('stops after more than nIterNoChange epochs in a row without progress', () => {
    // An epoch lowers the loss by less than 1000, so the first is the only one with progress.
    const classifier = new MLPClassifier({ ...quick, tol: 1000, nIterNoChange: 4 }).fit(X, y);
    expect(classifier.nIter).toBe(1 + 5);
  });

  it('shrinks the weights more, the larger alpha is', () => {
    const squares = [0.01, 1, 100].map((alpha) => {
      const { coefs } = new MLPClassifier({ ...quick, alpha }).fit(X, y);
      return coefs.flatMap(({ data }) => [...data]).reduce((sum, weight) => sum + weight * weight, 0);
    });
    expect(squares[0]).toBeGreaterThan(squares[1]);
    expect(squares[1]).toBeGreaterThan(squares[2]);
  });

  it('is logistic regression without hidden layers', () => {
    const classifier = new MLPClassifier({ ...quick, hiddenLayerSizes: [] }).fit(X, y);
    expect(classifier.coefs).toHaveLength(1);
    expect(classifier.score(X, y)).toBe(1);
  });

  it('learns from columns that are all zero nothing but the penalty', () => {
    const zeros = X.map(() => [0, 0, 0]);
    const classifier = new MLPClassifier({ ...quick, alpha: 0, maxIter: 5 });
    const initial = new MLPClassifier({ ...quick, maxIter: 1 }).fit(X, y);
    expect(classifier.fit(zeros, y, { initial }).coefs[0]).toEqual(initial.coefs[0]);
  });
});

describe('what cannot be learned or answered', () => {
  it('before fit is refused', () => {
    const classifier = new MLPClassifier();
    expect(() => classifier.predict(X)).toThrow(NotFittedError);
    expect(() => classifier.predictProba(X)).toThrow(NotFittedError);
    expect(() => classifier.score(X, y)).toThrow(NotFittedError);
    expect(() => classifier.coefs).toThrow('this MLPClassifier is not fitted yet: call fit first');
  });

  it('with a single class is refused, naming it', () => {
    const fit = () => new MLPClassifier().fit([[1], [2]], ['hub', 'hub']);
    expect(fit).toThrow(SingleClassError);
    expect(fit).toThrow(expect.objectContaining({ label: 'hub' }));
  });

  it('with other columns than it was fitted with is refused, with both numbers', () => {
    const classifier = new MLPClassifier({ ...quick, maxIter: 1 }).fit(X, y);
    expect(() => classifier.predict([[1, 2]])).toThrow(ShapeMismatchError);
    expect(() => classifier.predict([[1, 2]])).toThrow('columns of X: expected 3, got 2');
  });

  it('without rows, or with as many labels as there are not rows, is refused', () => {
    expect(() => new MLPClassifier().fit([], [])).toThrow(InvalidInputError);
    expect(() => new MLPClassifier().fit(X, ['hub'])).toThrow('length of y: expected 60, got 1');
    expect(() =>
      Reflect.apply(MLPClassifier.prototype.fit, new MLPClassifier(), [X, y.map(() => 1)]),
    ).toThrow(InvalidInputError);
  });

  it('from initial weights of another shape is refused', () => {
    const initial = new MLPClassifier({ ...quick, maxIter: 1 }).fit(X, y);
    const fit = () => new MLPClassifier({ ...quick, hiddenLayerSizes: [9] }).fit(X, y, { initial });
    expect(fit).toThrow('columns of coefs[0]: expected 9, got 8');
  });

  it('from a state whose layers or classes do not fit is refused', () => {
    const { parameters, state } = new MLPClassifier({ ...quick, maxIter: 1 }).fit(X, y);
    const coefs = state.coefs.slice(1);
    expect(() => MLPClassifier.fromState(parameters, { ...state, coefs })).toThrow(ShapeMismatchError);
    const classes = ['hub', 'hub', 'camera'];
    expect(() => MLPClassifier.fromState(parameters, { ...state, classes })).toThrow(InvalidInputError);
  });

  it('because the numbers explode ends in an error that names the epoch, not in NaN weights', () => {
    const huge = X.map((row) => row.map((value) => value * 1e300));
    const fit = () =>
      new MLPClassifier({ ...quick, activation: 'identity', learningRateInit: 1e300 }).fit(huge, y);
    expect(fit).toThrow(DivergedError);
  });
});

describe('an abort signal', () => {
  it('ends fit with its reason after the epoch, and what was learned before stays', () => {
    const classifier = new MLPClassifier({ hiddenLayerSizes: [4], maxIter: 5 }).fit(X, y);
    const { state } = classifier;
    const controller = new AbortController();
    const reason = new Error('enough');
    const epochs: number[] = [];
    const fit = () =>
      classifier.fit(X, y, {
        signal: controller.signal,
        onEpoch: ({ epoch }) => {
          epochs.push(epoch);
          if (epoch === 2) controller.abort(reason);
        },
      });
    expect(fit).toThrow(reason);
    expect(epochs).toEqual([1, 2]);
    expect(classifier.state).toBe(state);
    expect(fit).toThrow(reason);
    expect(epochs).toEqual([1, 2]);
  });
});

describe('every activation with every solver', () => {
  const activations = ['identity', 'logistic', 'relu', 'tanh'] as const;
  const solvers = ['adam', 'sgd'] as const;
  const cases = activations.flatMap((activation) => solvers.map((solver) => ({ activation, solver })));

  it.each(cases)('learns rows that can be told apart: $activation, $solver', ({ activation, solver }) => {
    const learner = new MLPClassifier({ hiddenLayerSizes: [8], learningRateInit: 0.1, activation, solver });
    expect(learner.fit(X, y).score(X, y)).toBe(1);
  });
});
