import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { baseName, traceName, trainingCaptureName } from './capture-name.js';

describe('names of training captures', () => {
  test('tell role, device, time, duration and flags', () => {
    expect(trainingCaptureName('data/Printer-0004-Mon1300-15m-n.pcap')).toEqual({
      role: 'Printer',
      deviceId: '0004',
      time: 'Mon1300',
      duration: '15m',
      flags: 'n',
    });
  });

  test('may lack all behind the role and the device', () => {
    expect(trainingCaptureName('Printer-1.pcapng.gz')).toMatchObject({
      role: 'Printer',
      deviceId: '1',
      time: undefined,
    });
  });

  test('need a hyphen and a role before it', () => {
    expect(trainingCaptureName('Printer.pcap')).toBeUndefined();
    expect(trainingCaptureName('-1.pcap')).toBeUndefined();
  });
});

describe('names of traces', () => {
  const cases: readonly [name: string, key: string | null, labels: string | null][] = [
    ['trace_ab12_2001-01-01_02_03-client-ip6-1-2-3-4.pcap', 'ab12', 'ip6-1-2-3-4'],
    ['trace_ab12_2001-01-01_02_03-server-ip-1-2-3-4.pcap', 'ab12', 'ip-1-2-3-4'],
    ['trace_ab12_2001-01-01_02_03.pcap', 'ab12', null],
    ['trace_xyz_2001.pcap', null, null],
    ['trace_', null, null],
    ['office.morning.pcap', 'office', null],
    ['capture', 'capture', null],
  ];
  for (const [name, key, labels] of cases) {
    test(`${name}: key ${key}, labels ${labels}`, () =>
      expect(traceName(`some/folder/${name}`)).toEqual({ key, labels }));
  }

  test('of any kind are read without error', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        traceName(text);
        traceName(`trace_${text}.pcap`);
        trainingCaptureName(text);
      }),
    );
  });
});

test('the base name is what follows the last separator of either kind', () => {
  expect(baseName('a/b\\c.pcap')).toBe('c.pcap');
  expect(baseName('c.pcap')).toBe('c.pcap');
  expect(baseName('a/')).toBe('');
});
