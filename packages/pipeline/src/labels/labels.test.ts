import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PipelineError } from '../pipeline-error.js';
import { parseLabels } from './labels.js';

describe('a label file', () => {
  test('gives capture, device, role and line of each row', () => {
    const text = 'capture,mac,role\na.pcap,00-04-00-81-81-D0,Printer\nb.pcap,,Sensor\n';
    expect(parseLabels(text, 'labels.csv', { label: 'role' })).toEqual([
      { capture: 'a.pcap', mac: '00:04:00:81:81:d0', ip: undefined, role: 'Printer', line: 2 },
      { capture: 'b.pcap', mac: undefined, ip: undefined, role: 'Sensor', line: 3 },
    ]);
  });

  test('may have its columns in any order, more of them, or no devices', () => {
    expect(parseLabels('person,type,capture\nA,Aria,a.pcap\n', 'labels.csv', { label: 'type' })).toEqual([
      { capture: 'a.pcap', mac: undefined, ip: undefined, role: 'Aria', line: 2 },
    ]);
  });

  test('may begin with a byte order mark, and have blank lines and quoted fields', () => {
    const text = '\ufeffcapture,role\r\n\r\n"a, ""b"".pcap",Printer\r\n';
    expect(parseLabels(text, 'labels.csv', { label: 'role' })).toEqual([
      { capture: 'a, "b".pcap', mac: undefined, ip: undefined, role: 'Printer', line: 3 },
    ]);
  });

  test('may name devices by IP address, of any capture', () => {
    const text = 'ip,role\nFE80::0:1,Printer\n10.0.0.1,Sensor\n';
    expect(
      parseLabels(text, 'labels.csv', { label: 'role' }).map(({ capture, ip }) => [capture, ip]),
    ).toEqual([
      [undefined, 'fe80::1'],
      [undefined, '10.0.0.1'],
    ]);
  });

  test('may have a column of groups, in which every label has one', () => {
    const text = 'capture,role,site\na.pcap,Printer,north\nb.pcap,Printer,\n';
    const north = text.split('\n').slice(0, 2).join('\n');
    expect(parseLabels(north, 'labels.csv', { label: 'role', group: 'site' })).toMatchObject([
      { group: 'north' },
    ]);
    expect(() => parseLabels(text, 'labels.csv', { label: 'role', group: 'site' })).toThrow(
      'labels.csv, line 3: nothing in the column "site", expected the group',
    );
    expect(() => parseLabels(text, 'labels.csv', { label: 'role', group: 'floor' })).toThrow(
      'no column "floor"',
    );
  });

  test('may be separated by tabs', () => {
    expect(parseLabels('capture\trole\na, b.pcap\tPrinter\n', 'labels.tsv', { label: 'role' })).toMatchObject(
      [{ capture: 'a, b.pcap', role: 'Printer' }],
    );
  });

  test('may leave a label empty', () => {
    expect(
      parseLabels('capture,role\na.pcap,\nb.pcap,Printer\n', 'labels.csv', { label: 'role' }),
    ).toHaveLength(1);
  });

  const mistakes: readonly [what: string, text: string, message: string | RegExp][] = [
    [
      'without content',
      '',
      'labels.csv, line 1: empty, expected a header line with the columns capture and role',
    ],
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
    [
      'with a column that is there twice',
      'capture,role,role\n',
      'labels.csv, line 1: the column "role" is there twice',
    ],
    [
      'with a column that is almost the one that is read',
      'capture,MAC,role\na.pcap,02:00:00:00:00:01,Printer\n',
      'labels.csv, line 1: the column "MAC" is not read, did you mean "mac"?',
    ],
    [
      'with a MAC address that is none',
      'mac,role\nzz,Printer\n',
      'labels.csv, line 2: "zz" is no MAC address',
    ],
    [
      'with an IP address that is none',
      'ip,role\n::1::2,Printer\n',
      'labels.csv, line 2: "::1::2" is no IP address',
    ],
    ['without captures', 'file,role\n', 'labels.csv, line 1: no column "capture", it has file, role'],
    [
      'with a row that is too short',
      'capture,mac,role\na.pcap\n',
      'labels.csv, line 2: 1 fields, expected the 3 of the header line',
    ],
    ['with an open quote', 'capture,role\n"a.pcap,Printer\n', /^labels\.csv, line 2: .*[Qq]uote/],
  ];
  for (const [what, text, message] of mistakes) {
    test(`${what} is refused, the place named`, () => {
      expect(() => parseLabels(text, 'labels.csv', { label: 'role' })).toThrow(PipelineError);
      expect(() => parseLabels(text, 'labels.csv', { label: 'role' })).toThrow(message);
    });
  }

  test('of any content gives labels or a typed error of one line', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        try {
          parseLabels(`capture,role\n${text}`, 'labels.csv', { label: 'role' });
        } catch (error) {
          expect(error).toBeInstanceOf(PipelineError);
        }
      }),
    );
  });
});
