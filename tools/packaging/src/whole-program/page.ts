import { featurize } from '@networkml/features';
import { crossValPredict, writeOnnx } from '@networkml/mlp';
import { DEFAULT_MODEL_ID, trainedModel } from '@networkml/models';
import { openCapture } from '@networkml/pcap';
import { rankRoles } from '@networkml/roles';
import { type Answer, FOLDS, LABELS, MANY_PACKETS, makeEstimator, ROWS } from './task.js';

/** What the whole program does, as far as a page can: without threads. */
async function program(): Promise<Answer> {
  const model = await trainedModel(DEFAULT_MODEL_ID)?.load();
  if (model === undefined) throw new Error('no default model');
  const { classifier, classRoles, schema } = model;
  const response = await fetch('/capture');
  const capture = await openCapture(new Uint8Array(await response.arrayBuffer()));
  const table = await featurize(capture.batches(), { schema });
  const { data, columns } = classifier.predictProba(table.modelInputs());
  const roles = table.devices.flatMap(({ packets }, row) => {
    const [first] = rankRoles(classRoles, data.subarray(row * columns, (row + 1) * columns));
    return packets >= MANY_PACKETS ? [first.role] : [];
  });
  const { predictions } = crossValPredict(makeEstimator, ROWS, LABELS, FOLDS);
  const onnx = writeOnnx(classifier, {
    metadata: { model: model.id, schema: schema.id, features: JSON.stringify(schema.modelFeatures) },
  });
  return { packets: capture.statistics.read, roles, labels: predictions, onnxBytes: onnx.length };
}

const output = document.createElement('output');
document.body.append(output);
program().then(
  (answer) => {
    output.textContent = JSON.stringify(answer);
  },
  (error: unknown) => {
    output.textContent = String(error);
  },
);
