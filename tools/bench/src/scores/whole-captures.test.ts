import { answerFold, type FoldRunner, MLPClassifier } from '@networkml/mlp';
import { expect, test } from 'vitest';
import { answersForWholes } from './whole-captures.js';

const here: FoldRunner = {
  async *answers(X, y, tasks) {
    for (const { estimator, ...fold } of tasks) yield answerFold(estimator, X, y, fold);
  },
};

test('whole captures alone are asked for, beginnings are learned too', async () => {
  const labels = ['camera', 'camera', 'hub', 'hub', 'camera', 'camera', 'hub', 'hub'];
  const rows = labels.map((role, i) => ({
    ...{
      capture: `${i >> 1}.pcap`,
      device: '02:00:00:00:00:01',
      role,
      group: undefined,
      packets: 10,
      packetsSent: 1,
      view: undefined,
    },
    firstSeconds: i % 2 === 0 ? undefined : 15,
  }));
  const inputs = { data: Float64Array.from(labels, (label) => label.length), rows: 8, columns: 1 };
  const halves = [Int32Array.of(0, 1, 2, 3), Int32Array.of(4, 5, 6, 7)];
  const folds = halves.map((test, i) => ({ test, train: halves[1 - i] }));
  const learned: number[] = [];
  const makeEstimator = ({ train }: { readonly train: Int32Array }, number: number) => {
    learned[number] = train.length;
    return new MLPClassifier({ hiddenLayerSizes: [4], learningRateInit: 0.1, maxIter: 100 });
  };
  expect(await answersForWholes(here, makeEstimator, { rows, labels, inputs }, folds)).toEqual({
    expected: ['camera', 'hub', 'camera', 'hub'],
    predicted: ['camera', 'hub', 'camera', 'hub'],
  });
  expect(learned).toEqual([4, 4]);
});
