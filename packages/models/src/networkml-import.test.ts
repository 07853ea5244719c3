import { readFileSync } from 'node:fs';
import { hostFootprint } from '@networkml/features';
import { describeWithReferenceData, referencePath } from '@networkml/reference-data';
import { expect, test } from 'vitest';
import { importNetworkmlModel, type OriginalFile, type OriginalModelFiles } from './networkml-import.js';
import { parseRoleModel, writeRoleModel } from './role-model.js';

function file(name: string): OriginalFile {
  return { name, bytes: readFileSync(referencePath('models', 'networkml-0.6.10', name)) };
}

function originalFiles(): OriginalModelFiles {
  return {
    network: file('host_footprint.json'),
    labels: file('host_footprint_le.json'),
    scaler: file('host_footprint_scaler.mod'),
  };
}

const NOT_A_FILE = { name: 'wrong.bin', bytes: new TextEncoder().encode('wrong') };

describeWithReferenceData('the model of NetworkML 0.6.10', () => {
  test('is imported with its twelve roles, and wants the schema with IP flags as a word', () => {
    const model = importNetworkmlModel(originalFiles(), 'original');
    expect(model.classifier.classes).toHaveLength(12);
    expect(model.schema).toBe(hostFootprint({ ipFlags: 'word' }));
    expect(model.card.training).toBeNull();
  });

  test('gives the same probabilities after a round trip through our model file', () => {
    const model = importNetworkmlModel(originalFiles(), 'original');
    const copy = parseRoleModel(writeRoleModel(model), 'copy');
    const inputs = { data: Float64Array.from({ length: 221 }, (_, i) => i % 3), rows: 1, columns: 221 };
    expect(copy.classifier.predictProba(inputs)).toEqual(model.classifier.predictProba(inputs));
  });

  for (const part of ['network', 'labels', 'scaler'] as const) {
    test(`is refused with a damaged ${part}, the file named`, () => {
      expect(() => importNetworkmlModel({ ...originalFiles(), [part]: NOT_A_FILE }, 'x')).toThrow(
        /^wrong\.bin: /,
      );
    });
  }

  test('is refused with the files given for one another', () => {
    const { network, labels, scaler } = originalFiles();
    expect(() => importNetworkmlModel({ network: labels, labels: network, scaler }, 'x')).toThrow(
      /^host_footprint\.json: /,
    );
    expect(() => importNetworkmlModel({ network, labels, scaler: network }, 'x')).toThrow(
      /^host_footprint\.json: /,
    );
  });
});
