import { type DenseMatrix, MLPClassifier, type MLPParameters } from '@networkml/mlp';
import { type Contestant, medianTime, type Standing, takeTurns, timeRatio } from './contest.js';

const ROUNDS = 5;
const ROWS = 2000;
const BATCH = 200;
const EPOCHS = 20;
const STEPS = (ROWS / BATCH) * EPOCHS;

interface Shape {
  readonly inputs: number;
  /** How many of the inputs are the same in every row: zero once they are scaled. */
  readonly constant: number;
  /** Share of the numbers of the other inputs that are not zero. */
  readonly density: number;
  readonly hidden: readonly number[];
  readonly classes: number;
  readonly activation: MLPParameters['activation'];
}

const SHAPES: readonly Shape[] = [
  { inputs: 184, constant: 0, density: 1, hidden: [64, 32], classes: 12, activation: 'relu' },
  { inputs: 221, constant: 130, density: 1, hidden: [64, 32], classes: 12, activation: 'relu' },
  { inputs: 60, constant: 0, density: 1, hidden: [100], classes: 7, activation: 'relu' },
  { inputs: 60, constant: 0, density: 1, hidden: [100], classes: 7, activation: 'tanh' },
  { inputs: 500, constant: 0, density: 0.03, hidden: [64, 32], classes: 12, activation: 'relu' },
];

const KERNELS = [
  { name: 'js f64', options: { kernel: 'js', precision: 'f64' } },
  { name: 'wasm f64', options: { kernel: 'wasm', precision: 'f64' } },
  { name: 'wasm f32', options: { kernel: 'wasm', precision: 'f32' } },
] as const;

/** Compares the training kernels of `@networkml/mlp`: the time of a step with a batch of 200 rows, Adam. */
export async function kernels(): Promise<void> {
  for (const shape of SHAPES) {
    console.log(shapeText(shape));
    const standings = await takeTurns(contestants(shape), ROUNDS);
    for (const { name } of KERNELS) console.log(kernelText(standings, name, shape));
  }
  console.log(`(medians of ${ROUNDS} rounds of ${STEPS} steps, the copying of the rows included)`);
}

function contestants(shape: Shape): Contestant[] {
  const X = someRows(shape);
  const y = Array.from({ length: ROWS }, (_, i) => `class ${i % shape.classes}`);
  const { hidden: hiddenLayerSizes, activation } = shape;
  const common = { hiddenLayerSizes, activation, batchSize: BATCH, maxIter: EPOCHS, nIterNoChange: EPOCHS };
  return KERNELS.map(({ name, options }) => ({
    name,
    run: () => new MLPClassifier({ ...common, ...options }).fit(X, y),
  }));
}

/** Numbers that look random, the same ones each time. */
function someRows({ inputs, constant, density }: Shape): DenseMatrix {
  const data = Float64Array.from({ length: ROWS * inputs }, (_, i) => {
    const number = ((i * 7919) % 1009) / 1009;
    return i % inputs < inputs - constant && number < density ? (number / density) * 4 - 2 : 0;
  });
  return { data, rows: ROWS, columns: inputs };
}

function shapeText({ inputs, constant, density, hidden, classes, activation }: Shape): string {
  const sizes = [inputs, ...hidden, classes].join('-');
  const zeros = ((1 - density) * 100).toFixed(0);
  return `${sizes}, ${constant} of the inputs constant, of the others ${zeros} % zeros, ${activation}`;
}

function kernelText(standings: readonly Standing[], name: string, shape: Shape): string {
  const time = medianTime(standings, name) / STEPS;
  const ratio = timeRatio(standings, KERNELS[0].name, name).toFixed(1).padStart(5);
  const speed = (operationsOfStep(shape) / time / 1e6).toFixed(1).padStart(5);
  return `  ${name.padEnd(9)} ${time.toFixed(3).padStart(7)} ms a step ${speed} GFLOP/s ${ratio} x`;
}

/** Multiplications and additions of the products, those with zeros in active columns too: forward, gradient, and but for the first layer deltas. */
function operationsOfStep({ inputs, constant, hidden, classes }: Shape): number {
  const sizes = [inputs - constant, ...hidden, classes];
  return sizes
    .slice(1)
    .map((units, l) => (l === 0 ? 4 : 6) * BATCH * sizes[l] * units)
    .reduce((sum, operations) => sum + operations, 0);
}
