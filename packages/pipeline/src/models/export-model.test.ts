import { fileURLToPath } from 'node:url';
import { InferenceSession, Tensor } from 'onnxruntime-web';
import { describe, expect, test } from 'vitest';
import { featurizeCaptures } from '../node/featurizing/featurize-captures.js';
import { loadModel } from '../node/models/load-model.js';
import { classify } from '../verdict/classify.js';
import { rolesOf } from '../verdict/role-probabilities.js';
import { exportOnnx } from './export-model.js';

const CAPTURES = fileURLToPath(new URL('../../../../tools/lab/dataset', import.meta.url));

describe.each(['office', 'smart-home'])('%s as an ONNX file', (name) => {
  test('answers what classify answers for every device of the lab’s captures', async () => {
    const model = await loadModel(name);
    const roles = rolesOf(model);
    const session = await InferenceSession.create(exportOnnx(model));
    let devices = 0;
    let largest = 0;
    for await (const { table } of featurizeCaptures([CAPTURES], { schema: model.schema })) {
      const { data, rows, columns } = table.modelInputs();
      const answer = await session.run({ X: new Tensor('float64', data, [rows, columns]) });
      classify(model, table).forEach((prediction, row) => {
        const [first] = prediction.roles;
        expect(answer.label.data[row]).toBe(first.role);
        for (const { role, probability } of prediction.roles) {
          const exported = Number(answer.probabilities.data[row * roles.length + roles.indexOf(role)]);
          largest = Math.max(largest, Math.abs(exported - probability));
        }
        devices += 1;
      });
    }
    await session.release();
    expect(devices).toBeGreaterThan(384);
    expect(largest).toBeLessThan(1e-6);
  });

  test('names roles, features and schema in its metadata', async () => {
    const model = await loadModel(name);
    const text = new TextDecoder().decode(exportOnnx(model));
    expect(text).toContain(JSON.stringify(rolesOf(model)));
    expect(text).toContain(JSON.stringify(model.schema.modelFeatures));
    expect(text).toContain(model.schema.id);
  });
});
