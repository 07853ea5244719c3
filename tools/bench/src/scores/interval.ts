import { accuracy, classificationReport, Random } from '@networkml/mlp';

const RESAMPLES = 1000;
const TAIL = 0.025;

/** What is right and what was answered, row by row. */
export interface Answers {
  readonly expected: readonly string[];
  readonly predicted: readonly string[];
}

/** A score with its 95 % interval. */
export interface Interval {
  readonly score: number;
  readonly low: number;
  readonly high: number;
}

/** Share of right answers, with a bootstrap interval. */
export function accuracyOf(answers: Answers): Interval {
  return interval(answers, ({ expected, predicted }) => accuracy(expected, predicted));
}

/** Mean F1 of the labels, with a bootstrap interval. */
export function macroF1Of(answers: Answers): Interval {
  return interval(answers, ({ expected, predicted }) => classificationReport(expected, predicted).macro.f1);
}

/** Percentile bootstrap (Efron, 1979) over the rows, by a fixed seed. */
function interval(answers: Answers, scoreOf: (answers: Answers) => number): Interval {
  const random = new Random(0);
  const rows = answers.expected.length;
  const scores = Array.from({ length: RESAMPLES }, () => {
    const drawn = Array.from({ length: rows }, () => Math.floor(random.uniform(0, rows)));
    return scoreOf({
      expected: drawn.map((row) => answers.expected[row]),
      predicted: drawn.map((row) => answers.predicted[row]),
    });
  }).sort((a, b) => a - b);
  const at = (share: number) => scores[Math.round(share * (RESAMPLES - 1))];
  return { score: scoreOf(answers), low: at(TAIL), high: at(1 - TAIL) };
}
