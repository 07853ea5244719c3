import { expect, test } from 'vitest';
import { loadModel } from '../node/models/load-model.js';
import type { CaptureReport } from '../verdict/capture-report.js';
import { rolesOf } from '../verdict/role-probabilities.js';
import { PREDICTION_FORMATS } from './prediction-formats.js';

const CAPTURE: CaptureReport = {
  path: 'a,b.pcap',
  status: 'complete',
  error: null,
  packets: { read: 3, decoded: 2, skipped: { 'truncated-link-header': 1 } },
  drift: null,
  durationSeconds: 1.5,
  devices: [
    {
      keyedBy: 'mac',
      mac: '00:04:00:81:81:d0',
      addresses: ['192.168.3.2', 'fe80::1'],
      packets: 2,
      lastSeen: 1_700_000_000.25,
      status: 'ok',
      role: 'SmartPlug',
      category: 'SmartHome',
      novelty: null,
      reason: null,
      confidence: 0.75,
      roles: [
        { role: 'SmartPlug', probability: 0.75 },
        { role: 'Sensor', probability: 0.25 },
      ],
      set: null,
      facts: null,
      evidence: [],
    },
  ],
};

const RUN = { model: await loadModel(), captures: [CAPTURE], identity: {} };

test('JSON holds the model and all that is said of each capture', () => {
  const document: unknown = JSON.parse(PREDICTION_FORMATS.json(RUN));
  expect(document).toEqual({
    model: { id: 'general', schema: 'device@2', roles: rolesOf(RUN.model) },
    captures: [CAPTURE],
  });
});

test('NDJSON holds a device a line, with its capture', () => {
  const lines = PREDICTION_FORMATS.ndjson(RUN).split('\n');
  expect(lines).toHaveLength(2);
  expect(JSON.parse(lines[0])).toEqual({ capture: CAPTURE.path, ...CAPTURE.devices[0] });
});

test('CSV holds a device a row', () => {
  expect(PREDICTION_FORMATS.csv(RUN)).toBe(
    'capture,mac,addresses,packets,status,role,category,confidence,reason\n' +
      '"a,b.pcap",00:04:00:81:81:d0,192.168.3.2 fe80::1,2,ok,SmartPlug,SmartHome,0.75,\n',
  );
});

test('the formats of the original are JSON of one line', () => {
  expect(PREDICTION_FORMATS['networkml-0.6.10'](RUN)).toMatch(/^\{"tool":"networkml","data":.*\}\n$/);
  expect(PREDICTION_FORMATS.poseidon(RUN)).toMatch(/^\[\{"tool":"networkml","version":.*\]\n$/);
});
