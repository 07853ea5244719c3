import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { ETHER_TYPE, ethernet, IP_PROTOCOL, ipv4, TCP_FLAG, tcp, udp } from '@networkml/packet-builder';
import { writePcap, writePcapng } from '@networkml/pcap';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import packageJson from '../package.json' with { type: 'json' };

const MAIN = fileURLToPath(new URL('../dist/main.js', import.meta.url));
const [PRINTER, LAPTOP] = ['02:00:00:00:00:0a', '02:00:00:00:00:0b'];
const ROLES = ['Printer', 'Sensor'];
/** Training of the fewest captures that five folds take, with one small network. */
const QUICK = ['--hidden-layers', '4'];

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'networkml-cli-'));
  await writeFile(join(folder, 'office.pcap'), office(3));
  await writeFile(join(folder, 'text.txt'), 'This is not a capture.');
  await writeFile(join(folder, 'empty.pcap'), '');
  await mkdir(join(folder, 'labelled'));
  for (const [i, role] of [...ROLES, ...ROLES, ...ROLES, ...ROLES, ...ROLES].entries()) {
    await writeFile(join(folder, 'labelled', `${role}-${i}.pcap`), office(role === 'Printer' ? 3 : 9, i));
  }
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** A printer that answers a laptop so many times. */
function packets(answers: number, seed = 0) {
  const frames = Array.from({ length: answers }, (_, i) =>
    i % 2 === 0
      ? ethernet(
          LAPTOP,
          PRINTER,
          ETHER_TYPE.ipv4,
          ipv4('10.0.0.2', '10.0.0.1', IP_PROTOCOL.udp, udp(50_000 + seed, 161)),
        )
      : ethernet(
          PRINTER,
          LAPTOP,
          ETHER_TYPE.ipv4,
          ipv4('10.0.0.1', '10.0.0.2', IP_PROTOCOL.tcp, tcp(631, 50_000, TCP_FLAG.ack)),
        ),
  );
  return frames.map((bytes, i) => ({ seconds: 1_700_000_000 + i, nanoseconds: 0, bytes }));
}

function office(answers: number, seed = 0): Uint8Array {
  return writePcap(packets(answers, seed));
}

interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the command in the folder of the captures. */
function networkml(
  args: readonly string[],
  {
    stdin = new Uint8Array(0),
    env = {},
  }: { stdin?: Uint8Array; env?: Readonly<Record<string, string>> } = {},
): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [MAIN, ...args], { cwd: folder, env: { ...process.env, ...env } });
    let [out, err] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      err += text;
    });
    child.on('error', reject).on('close', (code) => resolve({ code, out, err }));
    // A command that does not read its input closes it early.
    child.stdin.on('error', () => undefined).end(stdin);
  });
}

describe('networkml', () => {
  test('tells its version and its exit codes', async () => {
    expect(await networkml(['--version'])).toEqual({ code: 0, out: `${packageJson.version}\n`, err: '' });
    const { code, out } = await networkml(['--help']);
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
    ['model', 'import', '--network', 'x'],
  ];
  for (const args of wrongCalls) {
    test(`called wrongly, as by "${args.join(' ')}", exits with 2 and prints no result`, async () => {
      const { code, out, err } = await networkml(args);
      expect(code).toBe(2);
      expect(out).toBe('');
      expect(err).not.toMatch(/^\s+at /m);
    });
  }
});

describe('networkml predict', () => {
  test('prints a table of the devices and their roles', async () => {
    const { code, out, err } = await networkml(['predict', 'office.pcap']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const [heading, , header, ...devices] = out.trimEnd().split('\n');
    expect(heading).toBe('office.pcap: 3 packets, 2.0 s, 2 devices');
    expect(header).toMatch(/^MAC address +IP addresses +Packets +Role +Confidence +Next$/);
    expect(devices).toEqual([
      expect.stringMatching(/^02:00:00:00:00:0a +10\.0\.0\.1 +3 .* \d+\.\d % {2}/),
      expect.stringMatching(/^02:00:00:00:00:0b +10\.0\.0\.2 +3 .* \d+\.\d % {2}/),
    ]);
  });

  test('says the same of pcap, pcapng, gzip and standard input', async () => {
    await writeFile(join(folder, 'office.bin'), writePcapng(packets(3)));
    await writeFile(join(folder, 'office.gz'), gzipSync(office(3)));
    const rows = async (path: string, stdin?: Uint8Array) => {
      const { code, out } = await networkml(['predict', '-f', 'json', path], stdin && { stdin });
      expect(code).toBe(0);
      return JSON.parse(out).captures[0].devices;
    };
    const expected = await rows('office.pcap');
    expect(expected).toHaveLength(2);
    expect(await rows('office.bin')).toEqual(expected);
    expect(await rows('office.gz')).toEqual(expected);
    expect(await rows('-', office(3))).toEqual(expected);
    expect(await rows('-', gzipSync(office(3)))).toEqual(expected);
  });

  test('reads a folder, and gives the same bytes each time', async () => {
    const args = ['predict', 'labelled', '-f', 'json'];
    const first = await networkml(args);
    expect(JSON.parse(first.out).captures).toHaveLength(10);
    expect(await networkml(args)).toEqual(first);
  });

  test('can be narrowed to one device', async () => {
    const { out } = await networkml(['predict', 'office.pcap', '-f', 'csv', '--device', '02-00-00-00-00-0A']);
    expect(out.split('\n')).toHaveLength(3);
    const { code, err } = await networkml(['predict', 'office.pcap', '--device', '02:00:00:00:00:ff']);
    expect({ code, err }).toEqual({
      code: 0,
      err: 'office.pcap: no devices: none has the MAC address 02:00:00:00:00:ff\n',
    });
    const canonical = await networkml(['predict', 'office.pcap', '-f', 'ndjson', '--canonical-device']);
    expect(canonical.out.split('\n')).toHaveLength(2);
  });

  test('takes identifier and path for the formats of the original from the environment', async () => {
    const env = { id: 'endpoint', file_path: '/files/x.pcap' };
    const { out } = await networkml(['predict', 'office.pcap', '-f', 'poseidon'], { env });
    expect(JSON.parse(out)[0]).toMatchObject({ id: 'endpoint', file_path: '/files/x.pcap' });
  });

  test('writes a file whole, under no other name', async () => {
    const { code, out } = await networkml(['predict', 'office.pcap', '-f', 'json', '-o', 'roles.json']);
    expect({ code, out }).toEqual({ code: 0, out: '' });
    expect(JSON.parse(await readFile(join(folder, 'roles.json'), 'utf8')).captures).toHaveLength(1);
    expect((await readdir(folder)).filter((name) => name.includes('roles'))).toEqual(['roles.json']);
  });
});

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
      'networkml: text.txt: not a capture: neither pcap nor pcapng, plain or gzipped at byte 0\n',
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
      'networkml: no-captures: no capture among 1 files\n',
    ],
    [
      'a model that is none',
      ['predict', 'office.pcap', '-m', 'text.txt'],
      'networkml: text.txt: not JSON, expected a model file (networkml train or model import makes one)\n',
    ],
    [
      'a model that is missing',
      ['predict', 'office.pcap', '-m', 'nobody'],
      'networkml: nobody: neither a readable file nor a shipped model (smart-home)\n',
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
      ['train', 'labelled', '--kfolds', '6', '-o', 'x.json'],
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
    await mkdir(join(folder, 'no-captures'));
    await writeFile(join(folder, 'no-captures', 'notes.txt'), 'text');
    await writeFile(join(folder, 'labels.csv'), 'capture,role\nelsewhere.pcap,Printer\n');
    await writeFile(join(folder, 'classes.json'), '{"classes": ["A", "B"]}');
    await networkml(['train', 'labelled', '-o', 'other-schema.json', ...QUICK]);
    const model = JSON.parse(await readFile(join(folder, 'other-schema.json'), 'utf8'));
    model.schema.features = ['mystery'];
    await writeFile(join(folder, 'other-schema.json'), JSON.stringify(model));
  });

  for (const [what, args, message] of failures) {
    test(`${what} gives one line that names it, no result, and exit code 1`, async () => {
      const { code, err } = await networkml(args);
      expect(err).toEqual(typeof message === 'string' ? message : expect.stringMatching(message));
      expect(err.trimEnd()).not.toContain('\n');
      expect(code).toBe(1);
      expect(await readdir(folder)).not.toContain('x.json');
      expect((await readdir(folder)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
    });
  }

  test('a cut capture gives its whole packets, tells where it broke, and exits with 3', async () => {
    await writeFile(join(folder, 'cut.pcap'), office(3).subarray(0, -5));
    const { code, out, err } = await networkml(['predict', 'cut.pcap', '-f', 'json']);
    expect(code).toBe(3);
    expect(JSON.parse(out).captures[0]).toMatchObject({ status: 'truncated', packets: { read: 2 } });
    expect(err).toBe(
      'networkml: cut.pcap: cut off inside a packet record (needed 58 bytes, found 53) at byte 152, packet 3\n',
    );
  });

  test('one bad capture among good ones leaves the good results, and exits with 3', async () => {
    for (const command of ['predict', 'features', 'packets']) {
      const { code, out, err } = await networkml([command, 'text.txt', 'office.pcap']);
      expect(code, command).toBe(3);
      expect(out, command).toContain('10.0.0.1');
      expect(err, command).toBe(
        'networkml: text.txt: not a capture: neither pcap nor pcapng, plain or gzipped at byte 0\n',
      );
    }
  });

  test('control characters of a hostile file name do not reach the terminal', async () => {
    const name = 'a\u001b[2Jb\nc.pcap';
    await writeFile(join(folder, name), office(2));
    const { out } = await networkml(['predict', name]);
    expect(out).toContain('a\\u{1b}[2Jb\\u{a}c.pcap: 2 packets');
    const { err } = await networkml(['predict', `${name}x`]);
    expect(err).toBe('networkml: a\\u{1b}[2Jb\\u{a}c.pcapx: no such file\n');
  });
});

describe('networkml features and packets', () => {
  test('print the columns of the original, a row a device', async () => {
    const { code, out } = await networkml(['features', 'office.pcap']);
    expect(code).toBe(0);
    const [header, ...rows] = out.trimEnd().split('\n');
    expect(header.split(',')).toHaveLength(283);
    expect(rows.map((row) => row.split(',')[1])).toEqual([PRINTER, LAPTOP]);
    const canonical = await networkml(['features', 'office.pcap', '--devices', 'canonical']);
    expect(canonical.out.trimEnd().split('\n')).toHaveLength(2);
  });

  test('print the fields of each packet, also into a file', async () => {
    const { out } = await networkml(['packets', 'office.pcap', 'office.pcap']);
    expect(out.split('\n')[0].split(',')).toHaveLength(30);
    expect(out.trimEnd().split('\n')).toHaveLength(7);
    await networkml(['packets', 'office.pcap', 'office.pcap', '-o', 'packets.csv']);
    expect(await readFile(join(folder, 'packets.csv'), 'utf8')).toBe(out);
  });

  test('end quietly when their reader has seen enough', async () => {
    const child = spawn(process.execPath, [MAIN, 'packets', ...Array<string>(400).fill('labelled')], {
      cwd: folder,
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

describe('networkml train, eval and model', () => {
  test('train a model on names, twice the same, and use it', async () => {
    const args = ['train', 'labelled', ...QUICK, '--seed', '3', '--name', 'two'];
    const { code, out, err } = await networkml([...args, '-o', 'two.json']);
    expect({ code, err }).toEqual({ code: 0, err: 'wrote two.json: model two for 2 roles\n' });
    expect(out).toMatch(/^Weighted F1 in 5-fold cross-validation\n/);
    expect(out).toMatch(/^Printer +\d\.\d{3} +\d\.\d{3} +\d\.\d{3} +5$/m);
    await networkml([...args, '-o', 'again.json']);
    expect(await readFile(join(folder, 'again.json'))).toEqual(await readFile(join(folder, 'two.json')));

    const predicted = await networkml(['predict', '-m', 'two.json', 'labelled/Sensor-1.pcap', '-f', 'json']);
    expect(JSON.parse(predicted.out).model).toMatchObject({ id: 'two', roles: ROLES });
    const card = await networkml(['model', 'show', 'two.json']);
    expect(card.out).toContain('10 devices of 10 captures');
  });

  test('score a model, or the recipe by folds, as table and JSON', async () => {
    await networkml(['train', 'labelled', ...QUICK, '-o', 'scored.json', '-q']);
    const table = await networkml(['eval', 'labelled', '-m', 'scored.json']);
    expect(table.code).toBe(0);
    expect(table.out).toMatch(/^Accuracy: \d+\.\d % of 10 devices$/m);
    expect(table.out).toMatch(/^Is \\ taken for +Printer +Sensor$/m);
    const json = await networkml(['eval', 'labelled', ...QUICK, '--kfolds', '5', '-f', 'json']);
    expect(JSON.parse(json.out)).toMatchObject({ scores: { length: 5 }, report: { rows: 10 } });
  });

  test('go on without a labelled capture that is missing, name it, and exit with 3', async () => {
    const rows = ROLES.flatMap((role, r) => [0, 2, 4, 6, 8].map((i) => `${role}-${i + r}.pcap,${role}`));
    await writeFile(join(folder, 'some.csv'), `capture,role\n${rows.join('\n')}\ngone.pcap,Printer\n`);
    const { code, err } = await networkml([
      'train',
      'labelled',
      '--labels',
      'some.csv',
      ...QUICK,
      '-o',
      'some.json',
    ]);
    expect(code).toBe(3);
    expect(err).toMatch(/^networkml: some\.csv, line 12: no capture gone\.pcap among those given\n/);
  });

  test('show the shipped model and its features', async () => {
    expect((await networkml(['model', 'show'])).out).toMatch(/^Model +smart-home\n/);
    expect(JSON.parse((await networkml(['model', 'show', '-f', 'json'])).out)).toMatchObject({
      id: 'smart-home',
    });
    const { out } = await networkml(['model', 'features']);
    expect(out.trimEnd().split('\n')).toHaveLength(222);
  });
});
