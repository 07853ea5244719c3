import { describe, expect, test } from 'vitest';
import type { RolePrediction } from '../prediction.js';
import { networkmlDocument } from './networkml.js';
import { poseidonDocument } from './poseidon.js';

const MAC = '00:04:00:81:81:d0';
const PRINTER: RolePrediction = {
  keyedBy: 'mac',
  mac: MAC,
  addresses: ['192.168.3.2', 'fe80::1'],
  packets: 120,
  lastSeen: 1_700_000_000.25,
  status: 'ok',
  role: 'Printer',
  category: 'Printer',
  novelty: null,
  reason: null,
  confidence: 0.9,
  roles: [
    { role: 'Printer', probability: 0.9 },
    { role: 'DevWorkstation', probability: 0.08 },
    { role: 'GithubRepo', probability: 0.015 },
    { role: 'PKIServer', probability: 0.005 },
  ],
  set: null,
  facts: null,
  evidence: [],
};

const CAPTURES = [{ path: 'in/trace_ab12_2001-01-01_02_03-client-ip-1-2-3-4.pcap', predictions: [PRINTER] }];

const DEVICE = {
  uid: 'None',
  file_path: 'in/trace_ab12_2001-01-01_02_03-client-ip-1-2-3-4.pcap',
  pcap: 'trace_ab12_2001-01-01_02_03-client-ip-1-2-3-4.pcap',
  pcap_key: 'ab12',
  pcap_labels: 'ip-1-2-3-4',
  timestamp: 1_700_000_000.25,
  source_ip: '192.168.3.2',
  decisions: { investigate: false },
  classification: {
    labels: ['Printer', 'Developer workstation', 'GitHub server'],
    confidences: [0.9, 0.08, 0.015],
  },
};

describe('the result file of NetworkML 0.6.10', () => {
  test('has a device without MAC address under its IP address', () => {
    const host: RolePrediction = { ...PRINTER, keyedBy: 'ip', mac: null, addresses: ['10.0.0.1'] };
    const { data } = networkmlDocument([{ path: 'x.pcap', predictions: [host] }]);
    expect(Object.keys(data.mac_addresses)).toEqual(['10.0.0.1']);
  });

  test('holds the devices by MAC address, with the three most probable roles', () => {
    expect(networkmlDocument(CAPTURES)).toEqual({
      tool: 'networkml',
      data: { mac_addresses: { '00:04:00:81:81:d0': DEVICE } },
    });
  });

  test('takes identifier and path from the run where they are given', () => {
    const { data } = networkmlDocument(CAPTURES, { id: 'endpoint', filePath: '/files/x.pcap' });
    expect(data.mac_addresses[MAC]).toMatchObject({ uid: 'endpoint', file_path: '/files/x.pcap' });
  });

  test('asks for an investigation where the role is Unknown', () => {
    const unknown = { ...PRINTER, role: 'Unknown' };
    const { data } = networkmlDocument([{ path: 'x.pcap', predictions: [unknown] }]);
    expect(data.mac_addresses[MAC]?.decisions.investigate).toBe(true);
  });

  test('has three labels even if the model knows two roles', () => {
    const roles = PRINTER.roles.slice(0, 2);
    const { data } = networkmlDocument([{ path: 'x.pcap', predictions: [{ ...PRINTER, roles }] }]);
    expect(data.mac_addresses[MAC]?.classification).toEqual({
      labels: ['Printer', 'Developer workstation', 'Unknown'],
      confidences: [0.9, 0.08, 0],
    });
  });
});

describe('the result file for Poseidon', () => {
  test('is a list of a message with the devices and one that says that all is done', () => {
    const results = { tool: 'networkml', version: '1.2.3' };
    const common = { tool: 'networkml', id: '', type: 'metadata', file_path: CAPTURES[0]?.path, results };
    expect(poseidonDocument(CAPTURES, '1.2.3')).toEqual([
      { ...common, version: '1.2.3', data: { mac_addresses: { [MAC]: DEVICE } } },
      { ...common, data: '' },
    ]);
  });

  test('is complete for a capture without devices', () => {
    const [message] = poseidonDocument([{ path: 'x.pcap', predictions: [] }], '1.2.3', { id: 'endpoint' });
    expect(message).toMatchObject({ id: 'endpoint', file_path: 'x.pcap', data: { mac_addresses: {} } });
  });
});
