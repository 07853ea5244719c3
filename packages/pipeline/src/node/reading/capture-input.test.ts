import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { captureInputs } from './capture-input.js';

let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'networkml-inputs-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

test('a path that is no folder is one input, whether it exists or not', async () => {
  expect(await captureInputs([join(folder, 'x.pcap')])).toEqual([
    { path: join(folder, 'x.pcap'), name: 'x.pcap', found: false },
  ]);
});

test('a folder stands for all files below it, named within it, in the order of their names', async () => {
  await mkdir(join(folder, 'b', 'c'), { recursive: true });
  await Promise.all(['z.pcap', 'b/y.pcap', 'b/c/x.pcap'].map((name) => writeFile(join(folder, name), '')));
  const names = (await captureInputs([folder])).map(({ name, found }) => [name, found]);
  expect(names).toEqual([
    ['b/c/x.pcap', true],
    ['b/y.pcap', true],
    ['z.pcap', true],
  ]);
});

test('a link to a file is followed, a link to a folder is not, so that no link leads in circles', async () => {
  await writeFile(join(folder, 'real.pcap'), '');
  await symlink(join(folder, 'real.pcap'), join(folder, 'linked.pcap'));
  await symlink(folder, join(folder, 'circle'));
  await symlink(join(folder, 'nothing'), join(folder, 'dangling'));
  expect((await captureInputs([folder])).map(({ name }) => name)).toEqual(['linked.pcap', 'real.pcap']);
});

test('a file that is given more than once, by whatever name, is read once', async () => {
  await writeFile(join(folder, 'real.pcap'), '');
  await symlink(join(folder, 'real.pcap'), join(folder, 'linked.pcap'));
  const paths = ['linked.pcap', 'real.pcap', './real.pcap', ''].map((name) => join(folder, name));
  expect((await captureInputs(paths)).map(({ name }) => name)).toEqual(['linked.pcap']);
});

test('standard input is an input of its own', async () => {
  expect(await captureInputs(['-'])).toEqual([{ path: '-', name: '-', found: false }]);
});

test('a text is no list of paths: its letters are not taken for some', async () => {
  // @ts-expect-error the compiler takes a list alone
  await expect(captureInputs('office.pcap')).rejects.toMatchObject({ code: 'bad-paths' });
});
