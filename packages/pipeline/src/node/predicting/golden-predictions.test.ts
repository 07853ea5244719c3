import { readFileSync } from 'node:fs';
import { type FeatureSchema, hostFootprint } from '@networkml/features';
import { importNetworkmlModel, type RoleModel } from '@networkml/models';
import {
  describeWithReferenceData,
  type GoldenCapture,
  goldenCaptures,
  hasGoldenFile,
  readGoldenJson,
  referencePath,
} from '@networkml/reference-data';
import {
  array,
  type InferOutput,
  looseObject,
  nullable,
  number,
  object,
  optional,
  parse,
  record,
  string,
  tuple,
  unknown,
} from 'valibot';
import { describe, expect, test } from 'vitest';
import { PREDICTION_FORMATS } from '../../formats/prediction-formats.js';
import { type PredictOptions, predictCaptures } from './predict-captures.js';

/** Rounding through scaler and network; probabilities of almost 0 are compared absolutely. */
const TOLERANCE = 1e-9;

const runDocument = object({ host_key: array(string()), proba: array(array(number())) });
const probabilitiesDocument = object({ runs: record(string(), unknown()) });
const notesDocument = looseObject({
  corrected: record(string(), looseObject({ differs_from_original_in: optional(array(string())) })),
});
const deviceDocument = object({
  uid: string(),
  file_path: string(),
  pcap: string(),
  pcap_key: nullable(string()),
  pcap_labels: nullable(string()),
  timestamp: number(),
  source_ip: nullable(string()),
  decisions: object({ investigate: unknown() }),
  classification: object({
    labels: tuple([string(), string(), string()]),
    confidences: tuple([number(), number(), number()]),
  }),
});
const predictDocument = object({
  tool: string(),
  data: object({ mac_addresses: record(string(), deviceDocument) }),
});

interface Mode {
  /** Name of the run in `probabilities.json`. */
  readonly run: string;
  /** The feature file that the run was computed from. */
  readonly features: string;
  readonly schema?: FeatureSchema;
  readonly options: Omit<PredictOptions, 'model'>;
}

const TSHARK_4 = hostFootprint({ ipFlags: 'tshark4' });

const MODES: readonly Mode[] = [
  { run: 'host.legacyflags', features: 'host.all-macs', options: {} },
  { run: 'host.srcmac.legacyflags', features: 'host.canonical-mac', options: { devices: 'canonical' } },
  { run: 'host', features: 'host.all-macs', schema: TSHARK_4, options: {} },
  {
    run: 'host.srcmac',
    features: 'host.canonical-mac',
    schema: TSHARK_4,
    options: { devices: 'canonical' },
  },
];

/** Features of the row that the model does not take. */
const NOT_MODEL_INPUTS = ['tshark_srcips'];

describeWithReferenceData('predictions with the model of NetworkML 0.6.10', () => {
  const model = originalModel();

  for (const { run, features, schema = model.schema, options } of MODES) {
    describe(`equal its probabilities: ${run}`, () => {
      for (const golden of goldenCaptures().filter((each) => comparable(each, run, features))) {
        test(`${golden.kind} ${golden.name}`, async () => {
          const expected = parse(runDocument, probabilitiesOf(golden).runs[run]);
          const { devices } = await reportOf(golden, { model: { ...model, schema }, ...options });
          expect(devices.map(({ mac }) => mac).sort()).toEqual([...expected.host_key].sort());
          for (const { mac, roles } of devices) {
            const row = expected.proba[expected.host_key.indexOf(String(mac))];
            const actual = new Map(roles.map(({ role, probability }) => [role, probability]));
            for (const [i, role] of model.classifier.classes.entries()) expectClose(actual.get(role), row[i]);
          }
        });
      }
    });
  }

  describe('give its result file for the canonical device', () => {
    const [mode] = MODES.filter(({ run }) => run === 'host.srcmac');
    for (const golden of goldenCaptures().filter(
      (each) => hasGoldenFile(each, 'predict.json') && comparable(each, mode.run, mode.features),
    )) {
      test(`${golden.kind} ${golden.name}`, async () => {
        const { schema = model.schema, options } = mode;
        const report = await reportOf(golden, { model: { ...model, schema }, ...options });
        const captures = [{ ...report, path: golden.name }];
        const text = PREDICTION_FORMATS['networkml-0.6.10']({ model, captures, identity: {} });
        const actual = parse(predictDocument, JSON.parse(text));
        expectSameResult(actual, parse(predictDocument, readGoldenJson(golden, 'predict.json')));
        const [message, done] = JSON.parse(PREDICTION_FORMATS.poseidon({ model, captures, identity: {} }));
        expect(message.data).toEqual(JSON.parse(text).data);
        expect(done.data).toBe('');
      });
    }
  });

  test('are compared on at least 61 captures: the original had no features, or rounded ones, of the others', () => {
    const [{ run, features }] = MODES;
    const captures = goldenCaptures().filter(({ kind }) => kind === 'capture');
    expect(captures.filter((each) => comparable(each, run, features)).length).toBeGreaterThanOrEqual(61);
  });
});

function originalModel(): RoleModel {
  const file = (name: string) => ({
    name,
    bytes: readFileSync(referencePath('models', 'networkml-0.6.10', name)),
  });
  return importNetworkmlModel(
    {
      network: file('host_footprint.json'),
      labels: file('host_footprint_le.json'),
      scaler: file('host_footprint_scaler.mod'),
    },
    'networkml-0.6.10',
  );
}

/** True where the original has probabilities, and computed them from the features that we aim at. */
function comparable(golden: GoldenCapture, run: string, features: string): boolean {
  if (probabilitiesOf(golden).runs[run] === undefined) return false;
  const { corrected } = parse(notesDocument, readGoldenJson(golden, 'notes.json'));
  const differing = corrected[`${features}.ip-flags-tshark4.csv`]?.differs_from_original_in ?? [];
  return differing.every((name) => NOT_MODEL_INPUTS.includes(name));
}

function probabilitiesOf(golden: GoldenCapture): InferOutput<typeof probabilitiesDocument> {
  return parse(probabilitiesDocument, readGoldenJson(golden, 'probabilities.json'));
}

async function reportOf(golden: GoldenCapture, options: PredictOptions) {
  for await (const report of predictCaptures([golden.capturePath], options)) return report;
  throw new Error('no report');
}

function expectClose(actual: number | undefined, expected: number): void {
  expect(Math.abs((actual ?? Number.NaN) - expected)).toBeLessThanOrEqual(TOLERANCE);
}

function expectSameResult(
  actual: InferOutput<typeof predictDocument>,
  expected: InferOutput<typeof predictDocument>,
): void {
  expect(Object.keys(actual.data.mac_addresses)).toEqual(Object.keys(expected.data.mac_addresses));
  for (const [mac, device] of Object.entries(expected.data.mac_addresses)) {
    const ours = actual.data.mac_addresses[mac];
    expect(ours.classification.labels).toEqual(device.classification.labels);
    for (const [i, confidence] of device.classification.confidences.entries()) {
      expectClose(ours.classification.confidences[i], confidence);
    }
    // Which of several addresses the original names is chance: it takes the first of a Python set.
    const { classification: _a, source_ip: _b, ...ourRest } = ours;
    const { classification: _c, source_ip: _d, ...theirRest } = device;
    expect(ourRest).toEqual(theirRest);
    expect(Object.keys(ours)).toEqual(Object.keys(device));
  }
}
