import { spawn } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CommandFolder, MAIN } from '../test-support/command.js';
import { LAPTOP, officeCapture, PRINTER, putLabelledCaptures } from '../test-support/office.js';

let folder: CommandFolder;

beforeAll(async () => {
  folder = await CommandFolder.make();
  await folder.put('office.pcap', officeCapture(3));
  await putLabelledCaptures(folder);
});

afterAll(() => folder.remove());

describe('networkml features and packets', () => {
  test('print the columns of the original, a row a device', async () => {
    const { code, out } = await folder.run(['features', 'office.pcap']);
    expect(code).toBe(0);
    const [header, ...rows] = out.trimEnd().split('\n');
    expect(header.split(',')).toHaveLength(283);
    expect(rows.map((row) => row.split(',')[1])).toEqual([PRINTER, LAPTOP]);
    const canonical = await folder.run(['features', 'office.pcap', '--devices', 'canonical']);
    expect(canonical.out.trimEnd().split('\n')).toHaveLength(2);
  });

  test('print the fields of each packet, also into a file', async () => {
    const { out } = await folder.run(['packets', 'office.pcap', 'office.pcap']);
    expect(out.split('\n')[0].split(',')).toHaveLength(30);
    expect(out.trimEnd().split('\n')).toHaveLength(7);
    await folder.run(['packets', 'office.pcap', 'office.pcap', '-o', 'packets.csv']);
    expect(await folder.text('packets.csv')).toBe(out);
  });

  test('end quietly when their reader has seen enough', async () => {
    const child = spawn(process.execPath, [MAIN, 'packets', ...Array<string>(400).fill('labelled')], {
      cwd: folder.path,
    });
    let err = '';
    child.stderr.on('data', (text) => {
      err += text;
    });
    child.stdout.once('data', () => child.stdout.destroy());
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect({ code, err }).toEqual({ code: 0, err: '' });
  });
});
