import { type DenseMatrix, MLPClassifier, type MLPParameters } from '@networkml/mlp';
import { type Contestant, takeTurns } from '../contest.js';
import type { ScikitLearn } from './scikit-learn.js';

const NETWORK = { inputs: 221, hidden: [64, 32], classes: 12 } as const;
const NAME = { ours: '@networkml/mlp', peer: 'scikit-learn' } as const;
const CONTESTS = [
  { rows: 1, calls: { ours: 20_000, peer: 500 }, target: ' (target: less than 10 µs)' },
  { rows: 100_000, calls: { ours: 1, peer: 1 }, target: '' },
] as const;
const MICROSECONDS_PER_MILLISECOND = 1000;

/** Who takes part, and how often. */
export interface PredictionContest {
  readonly peer: ScikitLearn | undefined;
  readonly runs: number;
  /** Parameters besides scikit-learn's. */
  readonly variant: Partial<MLPParameters>;
}

/** Times the probabilities of one row and of many. */
export async function contestOfPredictions({ peer, runs, variant }: PredictionContest): Promise<void> {
  const { inputs, hidden, classes } = NETWORK;
  console.log(`predictProba, ${[inputs, ...hidden, classes].join(' -> ')}`);
  const network = fitted(variant);
  for (const { rows, calls, target } of CONTESTS) {
    const X = numbers(rows);
    const contestants: (Contestant & { readonly calls: number })[] = [
      { name: NAME.ours, calls: calls.ours, run: () => predict(network, X, calls.ours) },
    ];
    if (peer !== undefined) {
      await peer.ask('network', { ...NETWORK, rows });
      contestants.push({
        name: NAME.peer,
        calls: calls.peer,
        run: () => peer.ask('predict', { calls: calls.peer }),
      });
    }
    const standings = await takeTurns(contestants, runs);
    standings.forEach(({ name, median }, i) => {
      const time = (median / contestants[i].calls) * MICROSECONDS_PER_MILLISECOND;
      const each = `${time.toFixed(1)} µs${name === NAME.ours ? target : ''}`;
      console.log(`  ${name.padEnd(16)} ${rows} ${rows === 1 ? 'row' : 'rows'}: ${each}`);
    });
  }
}

function predict(network: MLPClassifier, X: DenseMatrix, calls: number): void {
  for (let call = 0; call < calls; call++) network.predictProba(X);
}

function fitted(variant: Partial<MLPParameters>): MLPClassifier {
  const X = numbers(50 * NETWORK.classes);
  const y = Array.from({ length: X.rows }, (_, row) => String(row % NETWORK.classes));
  return new MLPClassifier({ ...variant, hiddenLayerSizes: NETWORK.hidden, maxIter: 1 }).fit(X, y);
}

/** Rows of numbers that are none of them zero. */
function numbers(rows: number): DenseMatrix {
  const data = Float64Array.from({ length: rows * NETWORK.inputs }, (_, i) => Math.sin(i + 1));
  return { data, rows, columns: NETWORK.inputs };
}
