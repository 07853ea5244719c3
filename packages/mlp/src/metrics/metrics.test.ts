import { readFileSync } from 'node:fs';
import { describeWithReferenceData, referencePath } from '@networkml/reference-data';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ShapeMismatchError } from '../mlp-error.js';
import { accuracy } from './accuracy.js';
import { balancedAccuracy } from './balanced-accuracy.js';
import { classificationReport } from './classification-report.js';
import { cohenKappa } from './cohen-kappa.js';
import { confusionMatrix } from './confusion-matrix.js';
import { matthewsCorrelation } from './matthews-correlation.js';
import { type Average, classScores, precisionRecallF1 } from './precision-recall-f1.js';

const yTrue = ['hub', 'hub', 'tv', 'tv', 'tv', 'camera'];
const yPred = ['hub', 'tv', 'tv', 'tv', 'hub', 'printer'];

describe('accuracy', () => {
  it('is the share of rows that are right', () => {
    expect(accuracy(yTrue, yPred)).toBe(3 / 6);
  });
});

describe('confusionMatrix', () => {
  it('counts true labels in rows, predicted ones in columns, for every label that occurs in either', () => {
    expect(confusionMatrix(yTrue, yPred)).toEqual({
      labels: ['camera', 'hub', 'printer', 'tv'],
      counts: [
        [0, 0, 1, 0],
        [0, 1, 0, 1],
        [0, 0, 0, 0],
        [0, 1, 0, 2],
      ],
    });
  });
});

describe('precision, recall and F1', () => {
  it('of a class follow from its hits, with 0 where there is nothing to divide by', () => {
    expect(classScores(yTrue, yPred)).toEqual([
      { label: 'camera', precision: 0, recall: 0, f1: 0, support: 1 },
      { label: 'hub', precision: 1 / 2, recall: 1 / 2, f1: 1 / 2, support: 2 },
      { label: 'printer', precision: 0, recall: 0, f1: 0, support: 0 },
      { label: 'tv', precision: 2 / 3, recall: 2 / 3, f1: 2 / 3, support: 3 },
    ]);
  });

  it('are averaged plainly (macro), by true rows (weighted) or from summed counts (micro)', () => {
    const recalls = (['macro', 'weighted', 'micro'] as const).map(
      (average) => precisionRecallF1(yTrue, yPred, average).recall,
    );
    expect(recalls).toEqual([
      expect.closeTo((1 / 2 + 2 / 3) / 4, 15),
      expect.closeTo((2 * (1 / 2) + 3 * (2 / 3)) / 6, 15),
      3 / 6,
    ]);
  });
});

describe('all metrics', () => {
  const label = fc.constantFrom('a', 'b', 'c', 'd');
  const pairs = fc.array(fc.tuple(label, label)).map((rows) => ({
    yTrue: rows.map(([truth]) => truth),
    yPred: rows.map(([, predicted]) => predicted),
  }));

  it('are numbers in [0, 1] for any labels, none at all included', () => {
    fc.assert(
      fc.property(pairs, (labels) => {
        const report = classificationReport(labels.yTrue, labels.yPred);
        const averages = [report.macro, report.weighted, report.micro, ...report.classes];
        const scores = averages.flatMap(({ precision, recall, f1 }) => [precision, recall, f1]);
        for (const score of [report.accuracy, ...scores]) {
          expect(score).toBeGreaterThanOrEqual(0);
          expect(score).toBeLessThanOrEqual(1 + 1e-12);
        }
      }),
    );
  });

  it('do not depend on the order of rows or on what the labels are called', () => {
    const renamed = new Map([
      ['a', 'z'],
      ['b', 'y'],
      ['c', 'x'],
      ['d', 'w'],
    ]);
    const rename = (y: string[]) => y.map((name) => String(renamed.get(name))).reverse();
    fc.assert(
      fc.property(pairs, (labels) => {
        const report = classificationReport(labels.yTrue, labels.yPred);
        const other = classificationReport(rename(labels.yTrue), rename(labels.yPred));
        expect(other.accuracy).toBe(report.accuracy);
        expect(other.micro).toEqual(report.micro);
        for (const average of ['macro', 'weighted'] as const) {
          expect(other[average].f1).toBeCloseTo(report[average].f1, 12);
        }
        for (const scores of report.classes) {
          const expected = { ...scores, label: renamed.get(scores.label) };
          expect(other.classes).toContainEqual(expected);
        }
      }),
    );
  });

  it('agree with each other: micro scores and weighted recall are the accuracy', () => {
    fc.assert(
      fc.property(pairs, (labels) => {
        const report = classificationReport(labels.yTrue, labels.yPred);
        expect(report.micro).toEqual({
          precision: report.accuracy,
          recall: report.accuracy,
          f1: report.accuracy,
        });
        expect(report.weighted.recall).toBeCloseTo(report.accuracy, 12);
        expect(report.confusion.counts.flat().reduce((sum, count) => sum + count, 0)).toBe(report.rows);
      }),
    );
  });

  it('refuse labels of different number', () => {
    for (const metric of [accuracy, confusionMatrix, classScores, classificationReport]) {
      expect(() => metric(['hub'], [])).toThrow(ShapeMismatchError);
    }
  });
});

interface Scores {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}
interface Reference extends Record<Average, Scores> {
  readonly y_true: number[];
  readonly y_pred: number[];
  readonly accuracy: number;
  readonly balanced_accuracy: number;
  readonly cohen_kappa: number;
  readonly mcc: number;
  readonly confusion: number[][];
  readonly None: Record<keyof Scores, number[]>;
}

describeWithReferenceData('the metrics of scikit-learn 1.2.1', () => {
  const file = referencePath('mlp-reference', 'scaler-splits-metrics.json');
  const cases: Reference[] = JSON.parse(readFileSync(file, 'utf8')).metrics;

  it.each(cases.map((reference, i) => ({ i, reference })))('are matched in case $i', ({ reference }) => {
    const truth = reference.y_true.map(String);
    const predicted = reference.y_pred.map(String);
    expect(balancedAccuracy(truth, predicted)).toBeCloseTo(reference.balanced_accuracy, 12);
    expect(cohenKappa(truth, predicted)).toBeCloseTo(reference.cohen_kappa, 12);
    expect(matthewsCorrelation(truth, predicted)).toBeCloseTo(reference.mcc, 12);
    const report = classificationReport(truth, predicted);
    expect(report.confusion.counts).toEqual(reference.confusion);
    expect(report.accuracy).toBeCloseTo(reference.accuracy, 12);
    for (const name of ['precision', 'recall', 'f1'] as const) {
      for (const average of ['macro', 'weighted', 'micro'] as const) {
        expect(report[average][name], `${average} ${name}`).toBeCloseTo(reference[average][name], 12);
      }
      report.classes.forEach((scores, i) => {
        expect(scores[name], `${name} of ${scores.label}`).toBeCloseTo(reference.None[name][i], 12);
      });
    }
  });
});
