import {
  expectedCalibrationError,
  fitTemperature,
  type OutOfFoldPredictions,
  scaleTemperature,
  takeRows,
} from '@networkml/mlp';

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
): number {
  const halves = [0, 1].map((half) => rows.filter((_, i) => i % 2 === half));
  const typesOf = (of: readonly number[]) => of.map((row) => types[row]);
  const errors = halves.map((asked, half) => {
    const others = halves[1 - half];
    const temperature = fitTemperature(typesOf(others), takeRows(probabilities, others), classes);
    const calibrated = scaleTemperature(takeRows(probabilities, asked), temperature);
    return expectedCalibrationError(typesOf(asked), calibrated, classes) * asked.length;
  });
  return errors.reduce((sum, error) => sum + error, 0) / rows.length;
}
