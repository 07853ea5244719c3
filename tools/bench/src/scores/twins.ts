import { confusionMatrix } from '@networkml/mlp';
import type { Answers } from './answers.js';
import { familyOf, type SentinelData } from './iot-sentinel.js';
import { separations } from './separation.js';

const FEATURES = 3;

/**
 * Which twins are taken for each other, and the features that tell them apart best, as lines of text.
 *
 * @param answers for the rows of `data`
 * @param data whole captures
 * @param features names of the columns
 */
export function twinLines(answers: Answers, data: SentinelData, features: readonly string[]): string[] {
  return confusedTwins(answers).map(({ first, second, confused, captures }) => {
    const { features: best, chance } = separationsOf(data, first, second);
    const texts = best.slice(0, FEATURES).map(({ column, auc }) => `${features[column]} ${auc.toFixed(2)}`);
    return `${first} and ${second}, ${confused} of ${captures}: ${texts.join(', ')} (chance ${chance.toFixed(2)})`;
  });
}

interface ConfusedTwins {
  readonly first: string;
  readonly second: string;
  /** Captures of the one that are taken for the other. */
  readonly confused: number;
  /** Captures of both. */
  readonly captures: number;
}

function confusedTwins({ expected, predicted }: Answers): ConfusedTwins[] {
  const { labels, counts } = confusionMatrix(expected, predicted);
  const capturesOf = (type: string) => expected.filter((label) => label === type).length;
  return labels.flatMap((first, i) =>
    labels.flatMap((second, j) => {
      const confused = counts[i][j] + counts[j][i];
      if (j <= i || confused === 0 || familyOf(first) !== familyOf(second)) return [];
      return [{ first, second, confused, captures: capturesOf(first) + capturesOf(second) }];
    }),
  );
}

function separationsOf({ types, inputs }: SentinelData, first: string, second: string) {
  const rows = [...types.keys()].filter((row) => types[row] === first || types[row] === second);
  const columns = Array.from({ length: inputs.columns }, (_, column) =>
    Float64Array.from(rows, (row) => inputs.data[row * inputs.columns + column]),
  );
  const ofFirst = [...rows.keys()].filter((i) => types[rows[i]] === first);
  return separations(columns, ofFirst);
}
