import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PipelineError } from '../pipeline-error.js';
import { parseLabels } from './labels.js';

describe('a label file', () => {
  test('gives capture, device, role and line of each row', async () => {
    const text = 'capture,mac,role\na.pcap,00-04-00-81-81-D0,Printer\nb.pcap,,Sensor\n';
    expect(await parseLabels(text, 'labels.csv', 'role')).toEqual([
      { capture: 'a.pcap', mac: '00:04:00:81:81:d0', ip: undefined, role: 'Printer', line: 2 },
      { capture: 'b.pcap', mac: undefined, ip: undefined, role: 'Sensor', line: 3 },
    ]);
  });

  test('may have its columns in any order, more of them, or no devices', async () => {
    expect(await parseLabels('person,type,capture\nA,Aria,a.pcap\n', 'labels.csv', 'type')).toEqual([
      { capture: 'a.pcap', mac: undefined, ip: undefined, role: 'Aria', line: 2 },
    ]);
  });

  test('may begin with a byte order mark, and have blank lines and quoted fields', async () => {
    const text = '\ufeffcapture,role\r\n\r\n"a, ""b"".pcap",Printer\r\n';
    expect(await parseLabels(text, 'labels.csv', 'role')).toEqual([
      { capture: 'a, "b".pcap', mac: undefined, ip: undefined, role: 'Printer', line: 3 },
    ]);
  });

  test('may name devices by IP address, of any capture', async () => {
    const text = 'ip,role\nFE80::0:1,Printer\n10.0.0.1,Sensor\n';
    expect((await parseLabels(text, 'labels.csv', 'role')).map(({ capture, ip }) => [capture, ip])).toEqual([
      [undefined, 'fe80::1'],
      [undefined, '10.0.0.1'],
    ]);
  });

  test('may have a column of groups, in which every label has one', async () => {
    const text = 'capture,role,site\na.pcap,Printer,north\nb.pcap,Printer,\n';
    const north = text.split('\n').slice(0, 2).join('\n');
    expect(await parseLabels(north, 'labels.csv', 'role', 'site')).toMatchObject([{ group: 'north' }]);
    await expect(parseLabels(text, 'labels.csv', 'role', 'site')).rejects.toThrow(
      'labels.csv, line 3: nothing in the column "site", expected the group',
    );
    await expect(parseLabels(text, 'labels.csv', 'role', 'floor')).rejects.toThrow('no column "floor"');
  });

  test('may leave a label empty', async () => {
    expect(await parseLabels('capture,role\na.pcap,\nb.pcap,Printer\n', 'labels.csv', 'role')).toHaveLength(
      1,
    );
  });

  const mistakes: readonly [what: string, text: string, message: string | RegExp][] = [
    ['without content', '', 'labels.csv: empty, expected a header line with the columns capture and role'],
    [
      'without the column of the labels',
      'capture,mac\n',
      'labels.csv, line 1: no column "role", it has capture, mac',
    ],
    [
      'with a row about nothing',
      'capture,mac,role\n,,Printer\n',
      'labels.csv, line 2: neither a capture nor',
    ],
    ['without captures', 'file,role\n', 'labels.csv, line 1: no column "capture", it has file, role'],
    ['with a row that is too short', 'capture,mac,role\na.pcap\n', /^labels\.csv: .*line 2/],
    ['with an open quote', 'capture,role\n"a.pcap,Printer\n', /^labels\.csv: .*[Qq]uote/],
  ];
  for (const [what, text, message] of mistakes) {
    test(`${what} is refused, the place named`, async () => {
      await expect(parseLabels(text, 'labels.csv', 'role')).rejects.toThrow(PipelineError);
      await expect(parseLabels(text, 'labels.csv', 'role')).rejects.toThrow(message);
    });
  }

  test('of any content gives labels or a typed error of one line', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string(), async (text) => {
        try {
          await parseLabels(`capture,role\n${text}`, 'labels.csv', 'role');
        } catch (error) {
          expect(error).toBeInstanceOf(PipelineError);
        }
      }),
    );
  });
});
