import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { HOST_FOOTPRINT } from '@networkml/features';
import { ETHER_TYPE, ethernet, IP_PROTOCOL, ipv4, TCP_FLAG, tcp } from '@networkml/packet-builder';
import { writePcap } from '@networkml/pcap';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type ReadLabelledDataOptions, readLabelledData } from './read-labelled-data.js';

const [PRINTER, LAPTOP] = ['02:00:00:00:00:0a', '02:00:00:00:00:0b'];
const FEATURES = { schema: HOST_FOOTPRINT } as const;

let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'networkml-labels-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

/** A capture in which the printer answers the laptop so many times. */
function capture(answers: number): Uint8Array {
  const content = ipv4('10.0.0.1', '10.0.0.2', IP_PROTOCOL.tcp, tcp(631, 50_000, TCP_FLAG.ack));
  const bytes = ethernet(PRINTER, LAPTOP, ETHER_TYPE.ipv4, content);
  return writePcap(
    Array.from({ length: answers }, (_, i) => ({ seconds: 1_700_000_000 + i, nanoseconds: 0, bytes })),
  );
}

async function put(files: Readonly<Record<string, Uint8Array | string>>): Promise<void> {
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), content);
  }
}

async function labelled(csv: string, group?: string): Promise<ReadLabelledDataOptions> {
  const path = join(folder, 'labels.csv');
  await writeFile(path, csv);
  return { ...FEATURES, labels: { path, label: 'role', group } };
}

describe('labels from a file', () => {
  test('join by the name of the capture in its folder and by device', async () => {
    await put({ 'a/x.pcap': capture(2), 'b/x.pcap': capture(3), 'labels.csv': 'not a capture' });
    const csv = `capture,mac,role\na/x.pcap,${PRINTER},Printer\nb/x.pcap,${LAPTOP},Laptop\n`;
    const data = await readLabelledData([folder], await labelled(csv));
    expect(data.rows).toMatchObject([
      { capture: 'a/x.pcap', device: PRINTER, role: 'Printer' },
      { capture: 'b/x.pcap', device: LAPTOP, role: 'Laptop' },
    ]);
    expect(data.inputs.rows).toBe(2);
    const column = HOST_FOOTPRINT.modelFeatures.indexOf('tshark_count_frame_len_in');
    expect([0, 1].map((row) => data.inputs.data[row * data.inputs.columns + column])).toEqual([0, 3]);
    expect(data.span).toEqual({ first: 1_700_000_000, last: 1_700_000_002 });
    expect(data.problems).toEqual([]);
  });

  test('without a device are for the canonical one', async () => {
    await put({ 'x.pcap': capture(1) });
    const data = await readLabelledData([folder], await labelled('capture,role\nx.pcap,Printer\n'));
    expect(data.rows).toMatchObject([{ capture: 'x.pcap', device: PRINTER, role: 'Printer' }]);
  });

  test('join by IP address, and in any capture', async () => {
    await put({ 'x.pcap': capture(2), 'y.pcap': capture(1) });
    const data = await readLabelledData(
      [folder],
      await labelled('ip,role\n10.0.0.1,Printer\n10.9.9.9,Ghost\n'),
    );
    expect(data.rows.map(({ capture: name, device }) => [name, device])).toEqual([
      ['x.pcap', PRINTER],
      ['y.pcap', PRINTER],
    ]);
    expect(data.problems).toEqual([
      `${join(folder, 'labels.csv')}, line 3: no device 10.9.9.9 in any capture`,
    ]);
  });

  test('that contradict each other are named; the first one holds', async () => {
    await put({ 'x.pcap': capture(2) });
    const csv = `capture,mac,role\nx.pcap,${PRINTER},Printer\n,${PRINTER},Sensor\nx.pcap,,Printer\n`;
    const data = await readLabelledData([folder], await labelled(csv));
    expect(data.rows).toMatchObject([{ capture: 'x.pcap', device: PRINTER, role: 'Printer' }]);
    expect(data.problems).toEqual([
      `${join(folder, 'labels.csv')}, line 3: ${PRINTER} in ${join(folder, 'x.pcap')} is Printer already, not Sensor`,
    ]);
  });

  test('hold for the beginnings of the captures too, where they are wanted', async () => {
    await put({ 'x.pcap': capture(4) });
    const labels = await labelled(`capture,mac,role\nx.pcap,${PRINTER},Printer\n`);
    const data = await readLabelledData([folder], { ...labels, beginnings: [2, 1] });
    expect(data.rows.map(({ role, firstSeconds, packets }) => [role, firstSeconds, packets])).toEqual([
      ['Printer', undefined, 4],
      ['Printer', 1, 1],
      ['Printer', 2, 2],
    ]);
    expect(data.inputs.rows).toBe(3);
  });

  test('tell of roles that one group alone has', async () => {
    await put({ 'x.pcap': capture(1) });
    const csv = `mac,role,site\n${PRINTER},Printer,north\n${LAPTOP},Laptop,south\n`;
    const { problems } = await readLabelledData([folder], await labelled(csv, 'site'));
    expect(problems).toEqual([
      '"Laptop" has devices in the group "south" alone: held out, they are not learned',
      '"Printer" has devices in the group "north" alone: held out, they are not learned',
    ]);
  });

  test('name what is missing, by line', async () => {
    await put({ 'x.pcap': capture(1) });
    const csv = `capture,mac,role\nx.pcap,${PRINTER},Printer\nx.pcap,02:00:00:00:00:ff,Ghost\ny.pcap,${PRINTER},Printer\n`;
    const { problems, rows } = await readLabelledData([folder], await labelled(csv));
    expect(rows).toHaveLength(1);
    expect(problems).toEqual([
      `${join(folder, 'labels.csv')}, line 3: no device 02:00:00:00:00:ff in ${join(folder, 'x.pcap')}`,
      `${join(folder, 'labels.csv')}, line 4: no capture y.pcap among those given`,
    ]);
  });

  test('say of a capture that cannot be read that it cannot', async () => {
    await put({ 'x.pcap': capture(1), 'y.pcap': 'not a capture' });
    const csv = `capture,mac,role\nx.pcap,${PRINTER},Printer\ny.pcap,${PRINTER},Printer\n`;
    const paths = ['x.pcap', 'y.pcap'].map((name) => join(folder, name));
    const { problems } = await readLabelledData(paths, await labelled(csv));
    expect(problems).toContain(
      `${join(folder, 'labels.csv')}, line 3: ${join(folder, 'y.pcap')} could not be read`,
    );
    expect(problems).not.toContainEqual(expect.stringContaining('no device'));
  });

  test('of which none fits are an error that tells the first reason', async () => {
    await put({ 'x.pcap': capture(1) });
    await expect(
      readLabelledData([folder], await labelled('capture,role\ny.pcap,Printer\n')),
    ).rejects.toThrow(
      `${folder}: no device with a label (${join(folder, 'labels.csv')}, line 2: no capture y.pcap among those given)`,
    );
  });

  test('keep the whole packets of a capture that is cut off, and tell of it', async () => {
    await put({ 'x.pcap': capture(3).subarray(0, -1) });
    const { rows, problems } = await readLabelledData(
      [folder],
      await labelled('capture,role\nx.pcap,Printer\n'),
    );
    expect(rows).toHaveLength(1);
    expect(problems).toEqual([expect.stringMatching(/x\.pcap: cut off inside a packet record .*packet 3$/)]);
  });
});

describe('labels from the names of captures', () => {
  test('are the roles of their canonical devices', async () => {
    await put({ 'Printer-1-mon-5m-n.pcap': capture(1), 'Sensor-2.pcap': capture(1) });
    const { roles } = await readLabelledData([folder], FEATURES);
    expect(roles).toEqual(['Printer', 'Sensor']);
  });

  test('are missing where a name does not follow the convention', async () => {
    await put({ 'Printer-1.pcap': capture(1), 'morning.pcap': capture(1) });
    const { problems } = await readLabelledData([folder], FEATURES);
    expect(problems).toEqual([expect.stringContaining('the name morning.pcap tells no role')]);
  });
});

test('the order in which captures are given changes nothing', async () => {
  await put({ 'A-1.pcap': capture(1), 'B-1.pcap': capture(2), 'C-1.pcap': capture(3) });
  const paths = ['A-1.pcap', 'B-1.pcap', 'C-1.pcap'].map((name) => join(folder, name));
  expect(await readLabelledData(paths.toReversed(), FEATURES)).toEqual(
    await readLabelledData(paths, FEATURES),
  );
});
