import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CommandFolder } from '../test-support/command.js';
import { officeCapture, putLabelledCaptures, QUICK } from '../test-support/office.js';

let folder: CommandFolder;

beforeAll(async () => {
  folder = await CommandFolder.make();
  await folder.put('office.pcap', officeCapture(3));
  await folder.put('text.txt', 'This is not a capture.');
  await folder.put('empty.pcap', '');
  await folder.put('network.json', JSON.stringify({ coefs_: [], intercepts_: [], params: {} }));
  await putLabelledCaptures(folder);
});

afterAll(() => folder.remove());

describe('bad input', () => {
  const failures: readonly [what: string, args: string[], message: string | RegExp][] = [
    [
      'an empty file',
      ['predict', 'empty.pcap'],
      'networkml: empty.pcap: empty, expected a capture at byte 0\n',
    ],
    [
      'a text file',
      ['predict', 'text.txt'],
      'networkml: text.txt: not a capture: neither pcap nor pcapng, plain or compressed at byte 0\n',
    ],
    [
      'a network of the original as a model, with the remedy',
      ['predict', 'office.pcap', '--model', 'network.json'],
      /^networkml: network\.json: a network of NetworkML 0\.6\.10, .* imported together by networkml model import\n$/,
    ],
    ['a missing file', ['predict', 'none.pcap'], 'networkml: none.pcap: no such file\n'],
    [
      'empty standard input',
      ['predict', '-'],
      'networkml: standard input: empty, expected a capture at byte 0\n',
    ],
    [
      'a folder without captures',
      ['predict', 'no-captures'],
      'networkml: no-captures: no capture in 1 file\n',
    ],
    [
      'a model that is none',
      ['predict', 'office.pcap', '-m', 'text.txt'],
      'networkml: text.txt: not JSON, expected a model file\n',
    ],
    [
      'a model that is missing',
      ['predict', 'office.pcap', '-m', 'nobody'],
      'networkml: nobody: neither a readable file nor a shipped model (general, office, smart-home, smart-home-types)\n',
    ],
    [
      'a model of another schema',
      ['predict', 'office.pcap', '-m', 'other-schema.json'],
      /^networkml: other-schema\.json: the features do not fit: missing: .*; not expected: mystery\n$/,
    ],
    [
      'an output folder that is missing',
      ['predict', 'office.pcap', '-o', 'nowhere/x.json'],
      'networkml: nowhere/x.json: cannot be written (no such folder)\n',
    ],
    [
      'a label file that is missing',
      ['train', 'labelled', '--labels', 'none.csv', '-o', 'x.json'],
      'networkml: none.csv: no such file\n',
    ],
    [
      'a label column that is missing',
      ['train', 'labelled', '--labels', 'labels.csv', '--label-column', 'rolle', '-o', 'x.json'],
      'networkml: labels.csv, line 1: no column "rolle", it has capture, role\n',
    ],
    [
      'labels of other captures',
      ['train', 'labelled', '--labels', 'labels.csv', '-o', 'x.json'],
      'networkml: labelled: no device with a label (labels.csv, line 2: no capture elsewhere.pcap among those given)\n',
    ],
    [
      'a role with fewer devices than folds',
      ['train', 'labelled', '--schema', 'device@1', '--kfolds', '6', '-o', 'x.json'],
      /^networkml: role Printer has 5 labelled devices, fewer than the 6 folds: give more captures of it, or fewer folds/,
    ],
    [
      'a pickle that is none',
      [
        'model',
        'import',
        '--network',
        'text.txt',
        '--labels',
        'classes.json',
        '--scaler',
        'text.txt',
        '-o',
        'x.json',
      ],
      /^networkml: text\.txt: not JSON, expected a network\n$/,
    ],
    [
      'a model card that is none',
      ['train', 'labelled', '--card', 'classes.json', '-o', 'x.json'],
      /^networkml: classes\.json: description: not a model card: /,
    ],
  ];

  beforeAll(async () => {
    await mkdir(join(folder.path, 'no-captures'));
    await folder.put('no-captures/notes.txt', 'text');
    await folder.put('labels.csv', 'capture,role\nelsewhere.pcap,Printer\n');
    await folder.put('classes.json', '{"classes": ["A", "B"]}');
    await folder.run(['train', 'labelled', '-o', 'other-schema.json', ...QUICK]);
    const model = JSON.parse(await folder.text('other-schema.json'));
    model.schema.features = ['mystery'];
    await folder.put('other-schema.json', JSON.stringify(model));
  });

  for (const [what, args, message] of failures) {
    test(`${what} gives one line that names it, no result, and exit code 1`, async () => {
      const { code, err } = await folder.run(args);
      expect(err).toEqual(typeof message === 'string' ? message : expect.stringMatching(message));
      expect(err.trimEnd()).not.toContain('\n');
      expect(code).toBe(1);
      expect(await folder.names()).not.toContain('x.json');
      expect((await folder.names()).filter((name) => name.endsWith('.tmp'))).toEqual([]);
    });
  }

  test('a cut capture gives its whole packets, tells where it broke, and exits with 3', async () => {
    await folder.put('cut.pcap', officeCapture(3).subarray(0, -5));
    const { code, out, err } = await folder.run(['predict', 'cut.pcap', '-f', 'json']);
    expect(code).toBe(3);
    expect(JSON.parse(out).captures[0]).toMatchObject({ status: 'truncated', packets: { read: 2 } });
    expect(err).toBe(
      'networkml: cut.pcap: cut off inside a packet record (needed 58 bytes, found 53) at byte 152, packet 3\n',
    );
  });

  test('one bad capture among good ones leaves the good results, and exits with 3', async () => {
    for (const command of ['predict', 'features', 'packets']) {
      const { code, out, err } = await folder.run([command, 'text.txt', 'office.pcap']);
      expect(code, command).toBe(3);
      expect(out, command).toContain('10.0.0.1');
      expect(err, command).toBe(
        'networkml: text.txt: not a capture: neither pcap nor pcapng, plain or compressed at byte 0\n',
      );
    }
  });

  test('control characters of a hostile file name do not reach the terminal', async () => {
    const name = 'a\u001b[2Jb\nc.pcap';
    await folder.put(name, officeCapture(2));
    const { out } = await folder.run(['predict', name]);
    expect(out).toContain('a\\u{1b}[2Jb\\u{a}c.pcap: 2 packets');
    const { err } = await folder.run(['predict', `${name}x`]);
    expect(err).toBe('networkml: a\\u{1b}[2Jb\\u{a}c.pcapx: no such file\n');
  });
});
