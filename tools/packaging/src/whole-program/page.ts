/// <reference types="vite/client" />
import { featurize } from '@networkml/features';
import { crossValPredict } from '@networkml/mlp';
import { parseRoleModel } from '@networkml/models';
import modelFile from '@networkml/models/trained/office.json?url';
import { openCapture } from '@networkml/pcap';
import { classify, exportOnnx } from '@networkml/pipeline';
import { type Answer, FOLDS, LABELS, makeEstimator, ROWS, rolesOf } from './task.js';

/** What the whole program does, as far as a page can: without threads. */
async function program(): Promise<Answer> {
  const model = parseRoleModel(await (await fetch(modelFile)).text(), modelFile);
  const response = await fetch('/capture');
  const capture = await openCapture(new Uint8Array(await response.arrayBuffer()));
  const table = await featurize(capture.batches(), { schema: model.schema });
  const roles = rolesOf(classify(model, table));
  const { predictions } = crossValPredict(makeEstimator, ROWS, LABELS, FOLDS);
  const onnxBytes = exportOnnx(model).length;
  return { packets: capture.statistics.read, roles, labels: predictions, onnxBytes };
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
