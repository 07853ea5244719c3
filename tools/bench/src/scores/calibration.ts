import {
  type DenseMatrix,
  expectedCalibrationError,
  fitTemperature,
  type OutOfFoldPredictions,
  Random,
  scaleTemperature,
  takeRows,
} from '@networkml/mlp';

const DRAWS = 1000;
const RARE = 0.05;

/** How far probabilities are from how often they are right. */
export interface CalibrationError {
  /** Expected calibration error, in [0, 1]. */
  readonly error: number;
  /** What the error of exact probabilities for as many rows is above in 5 % of the draws. */
  readonly chance: number;
}

/**
 * Expected calibration error of out-of-fold probabilities of some rows, each half at the temperature that the other half
 * sets.
 *
 * @param types right answers of all rows
 * @param rows the rows that count
 */
export function calibrationError(
  { probabilities, classes }: OutOfFoldPredictions,
  types: readonly string[],
  rows: readonly number[],
): CalibrationError {
  const halves = [0, 1].map((half) => rows.filter((_, i) => i % 2 === half));
  const typesOf = (of: readonly number[]) => of.map((row) => types[row]);
  const calibrated = halves.map((asked, half) => {
    const others = halves[1 - half];
    const temperature = fitTemperature(typesOf(others), takeRows(probabilities, others), classes);
    return scaleTemperature(takeRows(probabilities, asked), temperature);
  });
  const errorWith = (typesOfHalf: (half: number) => readonly string[]) =>
    calibrated.reduce((sum, part, half) => {
      const share = part.rows / rows.length;
      return sum + share * expectedCalibrationError(typesOfHalf(half), part, classes);
    }, 0);
  const random = new Random(0);
  const errors = Array.from({ length: DRAWS }, () =>
    errorWith((half) => drawnLabels(calibrated[half], classes, random)),
  ).sort((a, b) => a - b);
  return {
    error: errorWith((half) => typesOf(halves[half])),
    chance: errors[Math.round((1 - RARE) * (DRAWS - 1))],
  };
}

/** A label for each row, drawn as its probabilities say. */
function drawnLabels(
  { data, rows, columns }: DenseMatrix,
  classes: readonly string[],
  random: Random,
): string[] {
  return Array.from({ length: rows }, (_, row) => {
    let left = random.uniform(0, 1);
    const column = data.subarray(row * columns, (row + 1) * columns).findIndex((probability) => {
      left -= probability;
      return left < 0;
    });
    // Rounding may leave a little.
    return classes[column < 0 ? columns - 1 : column];
  });
}
