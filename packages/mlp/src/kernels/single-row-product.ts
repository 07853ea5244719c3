/** Where the rows of B begin that wait to be added, and the factor of each. */
const starts = new Int32Array(8);
const factors = new Float64Array(8);

/**
 * `out[j] += sum over k of a[k] * B[k, j]`, where element k of a is `A[aStart + k * stride]` and element j of out
 * `out[outStart + j]`. For a row on its own, as in the prediction for one device: terms that are zero are left out, the
 * others added eight at a time, in order.
 */
export function addRow(
  A: Float64Array,
  aStart: number,
  stride: number,
  B: Float64Array,
  out: Float64Array,
  outStart: number,
  terms: number,
  columns: number,
): void {
  let waiting = 0;
  for (let k = 0; k < terms; k++) {
    const factor = A[aStart + k * stride];
    if (factor === 0) continue;
    starts[waiting] = k * columns;
    factors[waiting] = factor;
    waiting += 1;
    if (waiting === 8) {
      addEight(B, out, outStart, columns);
      waiting = 0;
    }
  }
  for (let t = 0; t < waiting; t++) {
    const b = starts[t];
    const x = factors[t];
    for (let j = 0; j < columns; j++) out[outStart + j] += x * B[b + j];
  }
}

function addEight(B: Float64Array, out: Float64Array, outStart: number, columns: number): void {
  const b0 = starts[0];
  const b1 = starts[1];
  const b2 = starts[2];
  const b3 = starts[3];
  const b4 = starts[4];
  const b5 = starts[5];
  const b6 = starts[6];
  const b7 = starts[7];
  const x0 = factors[0];
  const x1 = factors[1];
  const x2 = factors[2];
  const x3 = factors[3];
  const x4 = factors[4];
  const x5 = factors[5];
  const x6 = factors[6];
  const x7 = factors[7];
  for (let j = 0; j < columns; j++) {
    const four = out[outStart + j] + x0 * B[b0 + j] + x1 * B[b1 + j] + x2 * B[b2 + j] + x3 * B[b3 + j];
    out[outStart + j] = four + x4 * B[b4 + j] + x5 * B[b5 + j] + x6 * B[b6 + j] + x7 * B[b7 + j];
  }
}
