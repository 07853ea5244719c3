import { accuracy, classificationReport, Random } from '@networkml/mlp';
import type { Answers } from './answers.js';

const RESAMPLES = 1000;
const TAIL = 0.025;

/** A score, or a difference of two, with its 95 % interval. */
export interface Interval {
  readonly score: number;
  readonly low: number;
  readonly high: number;
}

/** How good answers are. */
export type Score = (answers: Answers) => number;

/** Share of right answers. */
export const accuracyScore: Score = ({ expected, predicted }) => accuracy(expected, predicted);

/** Mean F1 of the labels. */
export const macroF1: Score = ({ expected, predicted }) => classificationReport(expected, predicted).macro.f1;

/** A score with its bootstrap interval. */
export function intervalOf(score: Score, answers: Answers): Interval {
  return bootstrap(answers.expected.length, (rows) => score(rows ? drawn(answers, rows) : answers));
}

/**
 * By how much the score of answers is above that of other answers for the same rows, with its interval: the same rows are
 * drawn of both.
 */
export function differenceOf(score: Score, answers: Answers, others: Answers): Interval {
  return bootstrap(answers.expected.length, (rows) =>
    rows ? score(drawn(answers, rows)) - score(drawn(others, rows)) : score(answers) - score(others),
  );
}

/**
 * Percentile bootstrap (Efron, 1979) over the rows, by a fixed seed.
 *
 * @param statistic of the rows that are drawn; of all rows if there are none given
 */
function bootstrap(rows: number, statistic: (rows?: readonly number[]) => number): Interval {
  const random = new Random(0);
  const values = Array.from({ length: RESAMPLES }, () =>
    statistic(Array.from({ length: rows }, () => Math.floor(random.uniform(0, rows)))),
  ).sort((a, b) => a - b);
  const at = (share: number) => values[Math.round(share * (RESAMPLES - 1))];
  return { score: statistic(), low: at(TAIL), high: at(1 - TAIL) };
}

function drawn({ expected, predicted }: Answers, rows: readonly number[]): Answers {
  return { expected: rows.map((row) => expected[row]), predicted: rows.map((row) => predicted[row]) };
}
