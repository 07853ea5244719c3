import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { HOST_FOOTPRINT } from '@networkml/features';
import type { DenseMatrix } from '@networkml/mlp';
import { readLabelledData } from '@networkml/pipeline/node';

/** Rows of numbers with a label each. */
export interface LabelledTable {
  readonly X: DenseMatrix;
  readonly y: readonly string[];
}

/** Reads a CSV file that has a head, and in its last column the label. */
export function readLabelledTable(path: string): LabelledTable {
  const [head, ...lines] = readFileSync(path, 'utf8').trimEnd().split('\n');
  const columns = head.split(',').length - 1;
  const data = new Float64Array(lines.length * columns);
  const y = lines.map((line, row) => {
    const cells = line.trimEnd().split(',');
    for (let column = 0; column < columns; column++) data[row * columns + column] = Number(cells[column]);
    return cells[columns];
  });
  return { X: { data, rows: lines.length, columns }, y };
}

/** Writes the host features of labelled captures, with their device types, as a file for {@link readLabelledTable}. */
export async function writeHostFeatures(captures: string, path: string): Promise<void> {
  const schema = HOST_FOOTPRINT;
  const labels = join(captures, 'labels.csv');
  const { inputs, roles } = await readLabelledData([captures], {
    schema,
    labels: { path: labels, label: 'device_type' },
  });
  const lines = roles.map((role, row) => {
    const values = inputs.data.subarray(row * inputs.columns, (row + 1) * inputs.columns);
    return `${values.join(',')},${role}`;
  });
  writeFileSync(path, `${[...schema.modelFeatures, 'label'].join(',')}\n${lines.join('\n')}\n`);
}
