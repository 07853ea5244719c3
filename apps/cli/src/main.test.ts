import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import packageJson from '../package.json' with { type: 'json' };
import { CommandFolder } from '../test-support/command.js';
import { officeCapture } from '../test-support/office.js';

let folder: CommandFolder;

beforeAll(async () => {
  folder = await CommandFolder.make();
  await folder.put('office.pcap', officeCapture(3));
});

afterAll(() => folder.remove());

describe('networkml', () => {
  test('tells its version and its exit codes', async () => {
    expect(await folder.run(['--version'])).toEqual({ code: 0, out: `${packageJson.version}\n`, err: '' });
    const { code, out } = await folder.run(['--help']);
    expect(code).toBe(0);
    expect(out).toContain('Exit codes: 0 all input was read, 1 no result, 2 called wrongly, 3 results');
  });

  const wrongCalls: readonly string[][] = [
    [],
    ['foretell'],
    ['predict'],
    ['predict', 'office.pcap', '--format', 'yaml'],
    ['predict', 'office.pcap', '--device', 'printer'],
    ['predict', 'office.pcap', '--wat'],
    ['train', 'labelled'],
    ['train', 'labelled', '-o', 'x.json', '--kfolds', '1'],
    ['train', 'labelled', '-o', 'x.json', '--hidden-layers', '64,many'],
    ['train', 'labelled', '-o', 'x.json', '--hidden-layers', '4', '--hidden-layers', '8'],
    ['train', 'labelled', '-o', 'x.json', '--labels', 'a.csv', '--label-weights', '1,2'],
    ['train', 'labelled', '-o', 'x.json', '--schema', 'device@1', '--label-weights', '2'],
    ['model', 'import', '--network', 'x'],
  ];
  for (const args of wrongCalls) {
    test(`called wrongly, as by "${args.join(' ')}", exits with 2 and prints no result`, async () => {
      const { code, out, err } = await folder.run(args);
      expect(code).toBe(2);
      expect(out).toBe('');
      expect(err).not.toMatch(/^\s+at /m);
    });
  }
});
