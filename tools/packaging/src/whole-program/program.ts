import { isDeepStrictEqual } from 'node:util';
import { featurize } from '@networkml/features';
import { crossValPredictOn } from '@networkml/mlp';
import { FoldThreads } from '@networkml/mlp/node';
import { openCaptureFile } from '@networkml/pcap';
import { classify, exportOnnx } from '@networkml/pipeline';
import { loadModel, predictCaptures } from '@networkml/pipeline/node';
import { type Answer, FOLDS, LABELS, makeEstimator, ROWS, rolesOf } from './task.js';

/**
 * The whole of the packages in one program, as a user writes it: reads a capture, tells roles, here and on threads, fits
 * networks on threads, and exports a model. It is given the path of a capture and of a folder with many copies of it.
 */
async function program(capturePath: string, folder: string): Promise<Answer> {
  const model = await loadModel('office');
  const capture = await openCaptureFile(capturePath);
  const table = await featurize(capture.batches(), { schema: model.schema });
  const roles = rolesOf(classify(model, table));
  for await (const { path, devices } of predictCaptures([folder], { model, jobs: 2 })) {
    if (!isDeepStrictEqual(rolesOf(devices), roles)) throw new Error(`${path}: a thread tells other roles`);
  }
  const threads = new FoldThreads(2);
  const { predictions } = await crossValPredictOn(threads, makeEstimator, ROWS, LABELS, FOLDS);
  await threads.close();
  const onnxBytes = exportOnnx(model).length;
  return { packets: capture.statistics.read, roles, labels: predictions, onnxBytes };
}

const [capturePath = '', folder = ''] = process.argv.slice(2);
program(capturePath, folder).then((answer) => console.log(JSON.stringify(answer)));
