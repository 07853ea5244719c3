import type { DenseMatrix, Random } from '@networkml/mlp';
import { isWhole, type LabelledData, type LabelledRow } from '../../labels/labelled-data.js';
import type { TransferRecipe } from './transfer-recipe.js';

/**
 * How much each row counts. Devices of a group are alike, since they share machines, people and habits: a group weighs
 * the square root of its devices. A device weighs the same in however many captures it is, and its partial views
 * together weigh what the recipe says; some labels may count more than others. Views that show too little of what the device is count nothing.
 */
export function rowWeights(
  { rows, inputs }: Pick<LabelledData, 'rows' | 'inputs'>,
  { viewWeight, leastShown }: Pick<TransferRecipe, 'viewWeight' | 'leastShown'>,
): Float64Array {
  const shown = sharesShown(rows, inputs);
  const own = rows.map((row, i) => (isWhole(row) ? 1 : shown[i] >= leastShown ? shown[i] : 0));
  const wholes = sumsBy(rows, own, isWhole);
  const views = sumsBy(rows, own, (row) => !isWhole(row));
  const devices = devicesByGroup(rows);
  return Float64Array.from(rows, (row, i) => {
    const device = deviceOf(row);
    const group = (row.weight ?? 1) / Math.sqrt(devices.get(groupOf(row))?.size ?? 1);
    const sum = (isWhole(row) ? wholes : views).get(device) ?? 0;
    return sum === 0 ? 0 : (group * own[i] * (isWhole(row) ? 1 : viewWeight)) / sum;
  });
}

/**
 * Rows drawn with replacement, each as probable as its weight says.
 *
 * @param among the rows to draw from
 * @param count how many to draw
 */
export function drawRows(
  among: Int32Array,
  weights: Float64Array,
  count: number,
  random: Random,
): Int32Array {
  const ends = new Float64Array(among.length);
  let total = 0;
  among.forEach((row, i) => {
    total += weights[row];
    ends[i] = total;
  });
  return Int32Array.from({ length: count }, () => among[firstAbove(ends, random.uniform(0, total))]).sort();
}

/** Index of the first number that is greater. */
function firstAbove(ascending: Float64Array, value: number): number {
  let [low, high] = [0, ascending.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ascending[middle] > value) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Of each row, the share of the features that its device shows as a whole that the row shows too. */
function sharesShown(rows: readonly LabelledRow[], { data, columns }: DenseMatrix): Float64Array {
  const wholes = new Map<string, number>();
  rows.forEach((row, i) => {
    if (isWhole(row)) wholes.set(captureDeviceOf(row), i);
  });
  return Float64Array.from(rows, (row, i) => {
    const whole = wholes.get(captureDeviceOf(row)) ?? i;
    let [known, both] = [0, 0];
    for (let column = 0; column < columns; column++) {
      if (data[whole * columns + column] === 0) continue;
      known++;
      if (data[i * columns + column] !== 0) both++;
    }
    return known === 0 ? 1 : both / known;
  });
}

function sumsBy(
  rows: readonly LabelledRow[],
  own: readonly number[],
  counts: (row: LabelledRow) => boolean,
): Map<string, number> {
  const sums = new Map<string, number>();
  rows.forEach((row, i) => {
    if (counts(row)) sums.set(deviceOf(row), (sums.get(deviceOf(row)) ?? 0) + own[i]);
  });
  return sums;
}

function devicesByGroup(rows: readonly LabelledRow[]): Map<string, Set<string>> {
  const devices = new Map<string, Set<string>>();
  for (const row of rows) {
    devices.set(groupOf(row), (devices.get(groupOf(row)) ?? new Set()).add(deviceOf(row)));
  }
  return devices;
}

/** What is held out together: a device that has no group stands for itself. */
export function groupOf(row: LabelledRow): string {
  return row.group ?? captureDeviceOf(row);
}

/** A device of a group, in whatever capture. */
export function deviceOf(row: LabelledRow): string {
  return row.group === undefined ? captureDeviceOf(row) : `${row.group}\t${row.device}`;
}

function captureDeviceOf({ capture, device }: LabelledRow): string {
  return `${capture}\t${device}`;
}
