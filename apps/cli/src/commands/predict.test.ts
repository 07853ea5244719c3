import { gzipSync } from 'node:zlib';
import { writePcapng } from '@networkml/pcap';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CommandFolder } from '../../test-support/command.js';
import {
  officeCapture,
  officePackets,
  putLabelledCaptures,
  rawOfficeCapture,
} from '../../test-support/office.js';

let folder: CommandFolder;

beforeAll(async () => {
  folder = await CommandFolder.make();
  await folder.put('office.pcap', officeCapture(3));
  await putLabelledCaptures(folder);
});

afterAll(() => folder.remove());

describe('networkml predict', () => {
  test('prints a table of the devices and their roles', async () => {
    const { code, out, err } = await folder.run(['predict', 'office.pcap']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const [heading, , header, ...devices] = out.trimEnd().split('\n');
    expect(heading).toBe('office.pcap: 3 packets, 2.0 s, 2 devices');
    expect(header).toMatch(/^MAC address +IP addresses +Packets +Role +Confidence +Next$/);
    expect(devices).toEqual([
      expect.stringMatching(/^02:00:00:00:00:0a +10\.0\.0\.1 +3 +Unknown \(insufficient-data\)/),
      expect.stringMatching(/^02:00:00:00:00:0b +10\.0\.0\.2 +3 +Unknown \(insufficient-data\)/),
    ]);
  });

  test('says the same of pcap, pcapng, gzip and standard input', async () => {
    await folder.put('office.bin', writePcapng(officePackets(3)));
    await folder.put('office.gz', gzipSync(officeCapture(3)));
    const rows = async (path: string, stdin?: Uint8Array) => {
      const { code, out } = await folder.run(['predict', '-f', 'json', path], stdin && { stdin });
      expect(code).toBe(0);
      return JSON.parse(out).captures[0].devices;
    };
    const expected = await rows('office.pcap');
    expect(expected).toHaveLength(2);
    expect(await rows('office.bin')).toEqual(expected);
    expect(await rows('office.gz')).toEqual(expected);
    expect(await rows('-', officeCapture(3))).toEqual(expected);
    expect(await rows('-', gzipSync(officeCapture(3)))).toEqual(expected);
  });

  test('reads a folder, and gives the same bytes each time', async () => {
    const args = ['predict', 'labelled', '-f', 'json'];
    const first = await folder.run(args);
    expect(JSON.parse(first.out).captures).toHaveLength(10);
    expect(await folder.run(args)).toEqual(first);
  });

  test('explains each role by the features that spoke most for it, in words and as JSON', async () => {
    await folder.put('long.pcap', officeCapture(200));
    const { out } = await folder.run(['predict', 'long.pcap', '--explain', '2']);
    expect(out).toMatch(/^02:00:00:00:00:0a: .+ rather than .+, by the log-odds that each feature adds$/m);
    expect(out).toMatch(/^ +\d+\.\d\d {2}\S+ = \S+ {2}[A-Z0-9].*\.$/m);
    const json = await folder.run(['predict', 'long.pcap', '--explain', '-f', 'json']);
    const [{ devices, drift }] = JSON.parse(json.out).captures;
    expect(devices[0].evidence).toHaveLength(3);
    expect(devices[0].evidence[0]).toMatchObject({ feature: expect.any(String), value: expect.any(Number) });
    expect(drift).toMatchObject({ devices: 2 });
  });

  test('says that a capture is unlike the training data, and trusts the original rule where asked', async () => {
    await folder.put('long.pcap', officeCapture(200));
    const { out, err } = await folder.run(['predict', 'long.pcap', '-f', 'json', '-m', 'smart-home']);
    expect(err).toMatch(
      /^long\.pcap: unlike the training data of smart-home: \d of 2 devices; most in \S+, \S+, \S+\n$/,
    );
    expect(JSON.parse(out).captures[0].devices[0]).toMatchObject({
      role: 'Unknown',
      status: 'ok',
      reason: expect.stringMatching(/^it is unlike every device of the training data/),
    });
    const original = await folder.run([
      ...['predict', 'long.pcap', '-f', 'json', '-m', 'smart-home', '--unknown-rule', 'original'],
    ]);
    for (const { role, confidence } of JSON.parse(original.out).captures[0].devices)
      expect(role === 'Unknown').toBe(confidence <= 0.5);
  });

  test('can be narrowed to one device', async () => {
    const { out } = await folder.run([
      'predict',
      'office.pcap',
      '-f',
      'csv',
      '--device',
      '02-00-00-00-00-0A',
    ]);
    expect(out.split('\n')).toHaveLength(3);
    const { code, err } = await folder.run(['predict', 'office.pcap', '--device', '02:00:00:00:00:ff']);
    expect({ code, err }).toEqual({
      code: 1,
      err: 'office.pcap: no devices: none has the address 02:00:00:00:00:ff\n',
    });
    const canonical = await folder.run(['predict', 'office.pcap', '-f', 'ndjson', '--canonical-device']);
    expect(canonical.out.split('\n')).toHaveLength(2);
  });

  test('can be narrowed to one device by its IP address, however that is written', async () => {
    const rows = async (address: string) => {
      const { out } = await folder.run(['predict', 'office.pcap', '-f', 'ndjson', '--device', address]);
      return out.trimEnd();
    };
    expect(JSON.parse(await rows('10.0.0.1'))).toMatchObject({ addresses: ['10.0.0.1'], keyedBy: 'mac' });
    expect(await rows('FE80:0::1')).toBe('');
    const { code, err } = await folder.run(['predict', 'office.pcap', '--device', 'printer']);
    expect(code).toBe(2);
    expect(err).toContain('Expected an address such as 00:04:00:81:81:d0, 10.0.0.1 or fe80::1.');
  });

  test('knows devices by their IP address where packets have no Ethernet address, and says so', async () => {
    await folder.put('raw.pcap', rawOfficeCapture(3));
    const { code, out, err } = await folder.run(['predict', 'raw.pcap', '-f', 'json']);
    expect(code).toBe(0);
    expect(err).toBe(
      'raw.pcap: devices known by their IP address, since their packets have no Ethernet address: 2 of 2\n',
    );
    expect(JSON.parse(out).captures[0].devices).toMatchObject([
      { keyedBy: 'ip', mac: null, addresses: ['10.0.0.1'], packets: 3 },
      { keyedBy: 'ip', mac: null, addresses: ['10.0.0.2'], packets: 3 },
    ]);
    const table = await folder.run(['predict', 'raw.pcap', '--quiet']);
    expect(table.out).toMatch(/^none +10\.0\.0\.1 +3 /m);
    const features = await folder.run(['features', 'raw.pcap', '--quiet']);
    expect(features.out).toMatch(/^raw\.pcap,10\.0\.0\.1,/m);
  });

  test('takes identifier and path for the formats of the original from the environment', async () => {
    const env = { id: 'endpoint', file_path: '/files/x.pcap' };
    const { out } = await folder.run(['predict', 'office.pcap', '-f', 'poseidon'], { env });
    expect(JSON.parse(out)[0]).toMatchObject({ id: 'endpoint', file_path: '/files/x.pcap' });
  });

  test('writes a file whole, under no other name', async () => {
    const { code, out } = await folder.run(['predict', 'office.pcap', '-f', 'json', '-o', 'roles.json']);
    expect({ code, out }).toEqual({ code: 0, out: '' });
    expect(JSON.parse(await folder.text('roles.json')).captures).toHaveLength(1);
    expect((await folder.names()).filter((name) => name.includes('roles'))).toEqual(['roles.json']);
  });
});
