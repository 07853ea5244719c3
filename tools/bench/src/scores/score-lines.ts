import type { Answers } from './answers.js';
import { accuracyScore, differenceOf, type Interval, intervalOf, macroF1 } from './interval.js';

const NAME = 39;
const ROWS = 13;

/** What stands above lines of scores. */
export const SCORE_HEADING = `${' '.repeat(NAME + ROWS)}accuracy                macro F1`;

/** Accuracy and macro F1 of answers, with their intervals. */
export function scoreLine(name: string, answers: Answers): string {
  const rows = `${answers.expected.length} captures`;
  const texts = [accuracyScore, macroF1].map((score) => intervalText(intervalOf(score, answers)));
  return `  ${name.padEnd(NAME - 1)} ${rows.padEnd(ROWS)}${texts.join('  ')}`;
}

/** By how much accuracy and macro F1 of answers are above those of others, with their intervals. */
export function differenceLine(name: string, answers: Answers, others: Answers): string {
  const texts = [accuracyScore, macroF1].map((score) => differenceText(differenceOf(score, answers, others)));
  return `  ${name.padEnd(NAME + ROWS)}${texts.join(' ')}`;
}

/** A difference and its interval, signs and all. */
export function differenceText({ score, low, high }: Interval): string {
  return `${signed(score)} (${signed(low)} to ${signed(high)})`;
}

function intervalText({ score, low, high }: Interval): string {
  return `${score.toFixed(3)} (${low.toFixed(3)} to ${high.toFixed(3)})`;
}

function signed(value: number): string {
  return `${value < 0 ? '-' : '+'}${Math.abs(value).toFixed(3)}`;
}
