import { DEVICE, FeatureTable } from '@networkml/features';
import { parseRoleModel, type RoleModel, writeRoleModel } from '@networkml/models';
import { ORIGINAL_UNKNOWN_RULE } from '@networkml/roles';
import { beforeAll, describe, expect, test } from 'vitest';
import { evaluate } from '../../evaluation/evaluate-model.js';
import type { LabelledData } from '../../labels/labelled-data.js';
import { withFoldThreads } from '../../node/training/fold-threads.js';
import { classify } from '../../verdict/classify.js';
import { roleProbabilities } from '../../verdict/role-probabilities.js';
import { deviceTraining } from './device-training.js';

const LABELS = ['inkjet', 'laser', 'thermometer'];
const ROLE_OF_LABEL = new Map([
  ['inkjet', 'Printer'],
  ['laser', 'Printer'],
  ['thermometer', 'Sensor'],
]);
const COLUMNS = DEVICE.modelFeatures.length;

/** Inputs of a device whose label shows in every third feature, a little different for each number. */
function inputsOf(label: string, number: number): number[] {
  return Array.from({ length: COLUMNS }, (_, column) =>
    column < 30 ? Number(column % 3 === LABELS.indexOf(label)) + ((number * 7 + column * 3) % 5) / 20 : 0,
  );
}

function data(): LabelledData {
  const rows = LABELS.flatMap((role) =>
    Array.from({ length: 12 }, (_, i) => ({
      ...{ capture: `${role}-${i}.pcap`, device: '02:00:00:00:00:01', role },
      ...{ packets: 10 + i, firstSeconds: undefined, packetsSent: 10, group: undefined, view: undefined },
    })),
  );
  const inputs = Float64Array.from(rows.flatMap(({ role }, row) => inputsOf(role, row)));
  return {
    schema: DEVICE,
    rows,
    roles: rows.map(({ role }) => role),
    inputs: { data: inputs, rows: rows.length, columns: COLUMNS },
    span: undefined,
    digest: 'd'.repeat(64),
    problems: [],
  };
}

const OPTIONS = {
  id: 'tiny',
  card: { description: 'For tests.', data: 'None.', notFor: 'Anything else.' },
  roleOfLabel: ROLE_OF_LABEL,
};

const TRAINING = deviceTraining({
  ...{ members: 2, hiddenLayerSizes: [8], bins: 4, alpha: 0.1, updates: 60 },
  ...{ beginnings: [], folds: 3, seed: 1 },
});

/** The table of one device. */
function tableOf(values: readonly number[], packets = 50): FeatureTable {
  const places = new Map(DEVICE.modelFeatures.map((name, i) => [name, i]));
  const device = {
    ...{ key: '02:00:00:00:00:01', mac: '02:00:00:00:00:01', addresses: [], packets, packetsSent: packets },
    ...{ lastSeen: undefined, isGateway: false, isApproximate: false },
  };
  const row = DEVICE.features.map(({ name }) => values[places.get(name) ?? 0]);
  return new FeatureTable(DEVICE, [device], undefined, [row]);
}

describe('a model that knows its limits', () => {
  let model: RoleModel;
  beforeAll(async () => {
    model = await TRAINING.train(data(), OPTIONS);
  });

  test('is the same for the same data and seed, whatever the number of jobs, and reads back equal', async () => {
    const text = writeRoleModel(model);
    for (const jobs of [1, 2]) {
      const again = await withFoldThreads(jobs, (threads) => TRAINING.train(data(), { ...OPTIONS, threads }));
      expect(writeRoleModel(again)).toBe(text);
    }
    expect(JSON.parse(writeRoleModel(parseRoleModel(text, 'tiny.json')))).toEqual(JSON.parse(text));
  });

  test('sums its labels up to roles', () => {
    const { roles, rows } = roleProbabilities(
      model,
      model.classifier.scaler.transform([inputsOf('laser', 3)]),
    );
    expect(roles).toEqual(['Printer', 'Sensor']);
    expect(rows[0][0] + rows[0][1]).toBeCloseTo(1, 12);
    expect(rows[0][0]).toBeGreaterThan(0.9);
  });

  test('has the scores of its roles in its card', () => {
    expect(model.card.training?.crossValidation).toMatchObject({
      accuracy: 1,
      classes: [
        { role: 'Printer', support: 24 },
        { role: 'Sensor', support: 12 },
      ],
    });
  });

  test('trusts what is like its training data, and says how far away it is', () => {
    const [known] = classify(model, tableOf(inputsOf('inkjet', 3)));
    expect(known).toMatchObject({ role: 'Printer', status: 'ok', reason: null });
    expect(known.novelty).toBeLessThan(1);
  });

  test('says Unknown for what is between all that it knows, but by the original rule', () => {
    const between = LABELS.map((label) => inputsOf(label, 2));
    const strange = tableOf(between[0].map((_, column) => Math.max(...between.map((row) => row[column]))));
    const [unknown] = classify(model, strange);
    expect(unknown.novelty).toBeGreaterThan(1);
    expect(unknown).toMatchObject({
      role: 'Unknown',
      status: 'ok',
      reason: expect.stringContaining('unlike'),
    });
    const [original] = classify(model, strange, { unknownRule: ORIGINAL_UNKNOWN_RULE });
    expect(original.role === 'Unknown').toBe(original.confidence <= 0.5);
  });

  test('says that data is insufficient where packets are too few', () => {
    const careful = { ...model, leastPackets: 8 };
    const [device] = classify(careful, tableOf(inputsOf('inkjet', 3), 7));
    expect(device).toMatchObject({
      status: 'insufficient-data',
      role: 'Unknown',
      reason: 'the capture holds 7 packets of the device, and 8 are needed',
      evidence: [],
    });
  });

  test('names the features that speak for the role, the strongest first', () => {
    const [{ evidence }] = classify(model, tableOf(inputsOf('thermometer', 3)), { evidence: 4 });
    expect(evidence).toHaveLength(4);
    const contributions = evidence.map(({ contribution }) => contribution);
    expect(contributions).toEqual(contributions.toSorted((a, b) => b - a));
    for (const { feature, value, definition } of evidence) {
      // The thermometer's features are those of every third column from the third one on.
      const column = DEVICE.modelFeatures.indexOf(feature);
      expect(column).toBeLessThan(30);
      expect(value).toBe(inputsOf('thermometer', 3)[column]);
      expect(definition).not.toBe('');
    }
  });

  test('finds no drift in its training data, and the features that moved where others are seen', () => {
    const roles = data().roles.map((label) => ROLE_OF_LABEL.get(label) ?? label);
    const same = evaluate(model, { ...data(), roles }).drift;
    expect(same?.unlike).toBeLessThanOrEqual(2);
    expect(same?.features[0].shift).toBeLessThan(1e-9);
    const { inputs } = data();
    for (let row = 0; row < inputs.rows; row++) inputs.data[row * COLUMNS] = 9;
    const [first, second] = evaluate(model, { ...data(), roles, inputs }).drift?.features ?? [];
    expect(first.feature).toBe(DEVICE.modelFeatures[0]);
    expect(first.shift).toBeGreaterThan(0.3);
    expect(second.shift).toBeLessThan(1e-9);
  });
});
