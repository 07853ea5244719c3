import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CommandFolder } from '../../test-support/command.js';
import { putLabelledCaptures, QUICK, ROLES } from '../../test-support/office.js';

let folder: CommandFolder;

beforeAll(async () => {
  folder = await CommandFolder.make();
  await putLabelledCaptures(folder);
});

afterAll(() => folder.remove());

describe('networkml train, eval and model', () => {
  test('train a model on names, the same whatever the jobs, and use it', async () => {
    const args = ['train', 'labelled', ...QUICK, '--seed', '3', '--name', 'two'];
    const { code, out, err } = await folder.run([...args, '-o', 'two.json']);
    expect({ code, err }).toEqual({ code: 0, err: 'wrote two.json: model two for 2 roles\n' });
    expect(out).toMatch(/^Weighted F1 in 5-fold cross-validation, beginnings of captures among the rows\n/);
    expect(out).toMatch(/^Printer +\d\.\d{3} +\d\.\d{3} +\d\.\d{3} +5$/m);
    for (const jobs of ['1', '2', '5']) {
      const again = await folder.run([...args, '--jobs', jobs, '-o', 'again.json']);
      expect(again.out).toBe(out);
      expect(await folder.text('again.json')).toBe(await folder.text('two.json'));
    }

    const predicted = await folder.run(['predict', '-m', 'two.json', 'labelled/Sensor-1.pcap', '-f', 'json']);
    expect(JSON.parse(predicted.out).model).toMatchObject({ id: 'two', roles: ROLES });
    const card = await folder.run(['model', 'show', 'two.json']);
    expect(card.out).toContain('10 devices of 10 captures');
  });

  test('score a model, or the recipe by folds, as table and JSON', async () => {
    await folder.run(['train', 'labelled', ...QUICK, '-o', 'scored.json', '-q']);
    const table = await folder.run(['eval', 'labelled', '-m', 'scored.json']);
    expect(table.code).toBe(0);
    expect(table.out).toMatch(/^Coverage +\d+\.\d %: \d+ of 10 devices are named$/m);
    expect(table.out).toMatch(/^Is \\ taken for +Printer +Sensor$/m);
    const folds = ['eval', 'labelled', ...QUICK, '--kfolds', '5', '-f', 'json'];
    const json = await folder.run([...folds, '--jobs', '1']);
    expect(JSON.parse(json.out)).toMatchObject({ scores: { length: 5 }, report: { rows: 10 } });
    expect((await folder.run([...folds, '--jobs', '3'])).out).toBe(json.out);
  });

  test('go on without a labelled capture that is missing, name it, and exit with 3', async () => {
    const rows = ROLES.flatMap((role, r) => [0, 2, 4, 6, 8].map((i) => `${role}-${i + r}.pcap,${role}`));
    await folder.put('some.csv', `capture,role\n${rows.join('\n')}\ngone.pcap,Printer\n`);
    const { code, err } = await folder.run([
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

  test('train on finer labels than roles, and tell roles', async () => {
    const rows = ROLES.flatMap((role, r) =>
      [0, 2, 4, 6, 8].map((i) => `${role}-${i + r}.pcap,${role} of a make,${role}`),
    );
    await folder.put('makes.csv', `capture,make,role\n${rows.join('\n')}\n`);
    const labels = ['--labels', 'makes.csv', '--label-column', 'make'];
    const args = ['train', 'labelled', ...labels, '--role-column', 'role', '-o', 'makes.json', '-q'];
    expect((await folder.run(args)).code).toBe(0);
    const { out } = await folder.run(['predict', '-m', 'makes.json', 'labelled/Sensor-1.pcap', '-f', 'json']);
    expect(JSON.parse(out).model).toMatchObject({ schema: 'device@1', roles: ROLES });

    await folder.put(
      'odd.csv',
      `${`capture,make,role\n${rows.join('\n')}`}\nx.pcap,Sensor of a make,Printer\n`,
    );
    const odd = await folder.run(args.map((arg) => (arg === 'makes.csv' ? 'odd.csv' : arg)));
    expect(odd).toMatchObject({
      code: 1,
      err: 'networkml: odd.csv, line 12: the label Sensor of a make has the role Printer, and Sensor before\n',
    });
  });

  test('tell how unlike the training data captures are', async () => {
    const args = ['eval', 'labelled', '-m', 'smart-home', '--drift'];
    const { out } = await folder.run(args);
    expect(out).toMatch(/^Unlike the training data: \d+ of 5 devices$/m);
    expect(out).toMatch(/^Feature +Shift +Definition$/m);
    const json = await folder.run([...args, '-f', 'json']);
    expect(JSON.parse(json.out).drift).toMatchObject({ devices: 5 });
  });

  test('export a model as ONNX, under a name that says so', async () => {
    const { code, err } = await folder.run(['model', 'export', 'smart-home', '-o', 'home.onnx']);
    expect({ code, err }).toEqual({
      code: 0,
      err: 'wrote home.onnx: scaler and network of model smart-home, 483 features in, 27 classes out; its calibration and its rule for Unknown stay behind\n',
    });
    const text = (await folder.bytes('home.onnx')).toString('latin1');
    for (const part of ['@networkml/mlp', 'device@1', 'D-LinkSensor', 'https_client_share'])
      expect(text).toContain(part);
    const refused = await folder.run(['model', 'export', '-o', 'home.pmml']);
    expect(refused.code).toBe(2);
    expect(refused.err).toContain('Expected a name that ends in .onnx');
    expect(await folder.names()).not.toContain('home.pmml');
  });

  test('show the shipped model and its features', async () => {
    const shown = await folder.run(['model', 'show']);
    expect(shown.out).toMatch(/^Model +general\n/);
    expect(shown.out).not.toContain('IP flags');
    expect(JSON.parse((await folder.run(['model', 'show', '-f', 'json'])).out)).toMatchObject({
      id: 'general',
    });
    const { out } = await folder.run(['model', 'features']);
    expect(out.trimEnd().split('\n')).toHaveLength(325);
  });
});
