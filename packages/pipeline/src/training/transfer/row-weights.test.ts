import { Random } from '@networkml/mlp';
import { describe, expect, test } from 'vitest';
import type { LabelledRow } from '../../labels/labelled-data.js';
import { drawRows, rowWeights } from './row-weights.js';

function row(device: string, group: string, capture: string, view?: string): LabelledRow {
  const packets = { packets: 20, packetsSent: 10, firstSeconds: undefined };
  return { capture, device, group, role: 'Printer', view, ...packets };
}

const RECIPE = { viewWeight: 0.5, leastShown: 0.5 };

/** Rows of two features. */
function weightsOf(rows: readonly LabelledRow[], features: readonly number[]): number[] {
  const inputs = { data: Float64Array.from(features), rows: rows.length, columns: 2 };
  return [...rowWeights({ rows, inputs }, RECIPE)];
}

describe('the weights of rows', () => {
  test('are those of the device, in however many captures it is', () => {
    expect(
      weightsOf([row('1', 'a', 'x'), row('1', 'a', 'y'), row('2', 'b', 'z')], [1, 1, 1, 1, 1, 1]),
    ).toEqual([0.5, 0.5, 1]);
  });

  test('make a group weigh the square root of its devices', () => {
    const rows = ['1', '2', '3', '4'].map((device) => row(device, 'a', 'x'));
    expect(weightsOf(rows, Array(8).fill(1))).toEqual([0.5, 0.5, 0.5, 0.5]);
  });

  test('leave out views that show too little, and give the others what the recipe says', () => {
    const rows = [row('1', 'a', 'x'), row('1', 'a', 'x', 'one peer'), row('1', 'a', 'x', 'first 20')];
    expect(weightsOf(rows, [1, 1, 1, 1, 0, 0])).toEqual([1, 0.5, 0]);
  });
});

test('rows are drawn as often as their weights say, the same ones for the same seed', () => {
  const draw = () => drawRows(Int32Array.of(0, 1, 2), Float64Array.of(1, 0, 3), 4000, new Random(1));
  const counts = [0, 1, 2].map((which) => draw().filter((drawn) => drawn === which).length);
  expect(counts[1]).toBe(0);
  expect(counts[2] / counts[0]).toBeCloseTo(3, 0);
  expect(draw()).toEqual(draw());
});
