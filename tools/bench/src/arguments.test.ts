import { describe, expect, test } from 'vitest';
import {
  captureArguments,
  folderArgument,
  mlpArguments,
  originalArguments,
  scoresArguments,
  UsageError,
} from './arguments.js';

const DEFAULTS = { packets: 1000, snapshotLength: 128 };

describe('the arguments of a benchmark that needs a capture', () => {
  test('are a folder, and the defaults', () => {
    expect(captureArguments(['/captures'], DEFAULTS)).toEqual({
      folder: '/captures',
      packets: 1000,
      snapshotLength: 128,
      keep: false,
    });
  });

  test('may say what the capture is made of, and that it stays', () => {
    const args = ['--packets', '7', '--snapshot-length', '64', '--keep', '/captures'];
    expect(captureArguments(args, DEFAULTS)).toEqual({
      folder: '/captures',
      packets: 7,
      snapshotLength: 64,
      keep: true,
    });
  });

  test.each([
    [[]],
    [['/captures', '/others']],
    [['/captures', '--packets', '0']],
    [['/captures', '--packets', '1.5']],
    [['/captures', '--packets', 'many']],
    [['/captures', '--packet', '7']],
    [['/captures', '--original', '/original']],
  ])('are an error of usage: %j', (args) => {
    expect(() => captureArguments(args, DEFAULTS)).toThrow(UsageError);
  });
});

describe('the arguments of the comparison with the original', () => {
  test('are those of other captures, and may name the program', () => {
    const args = ['/captures', '--packets', '7', '--original', '/original'];
    const expected = {
      folder: '/captures',
      packets: 7,
      snapshotLength: 128,
      keep: false,
      original: '/original',
    };
    expect(originalArguments(args, DEFAULTS)).toEqual(expected);
  });

  test('need not name it', () => {
    expect(originalArguments(['/captures'], DEFAULTS).original).toBeUndefined();
  });
});

describe('the arguments of the comparison with scikit-learn', () => {
  test('are a folder, and may say how often, and with what our network computes', () => {
    expect(mlpArguments(['/shared'], { runs: 5 })).toEqual({ folder: '/shared', runs: 5 });
    const args = ['/shared', '--runs', '1', '--kernel', 'wasm', '--precision', 'f32'];
    const expected = { folder: '/shared', runs: 1, kernel: 'wasm', precision: 'f32' };
    expect(mlpArguments(args, { runs: 5 })).toEqual(expected);
  });

  test.each([[[]], [['/shared', '--runs', '0']], [['/shared', '--kernel', 'abacus']]])(
    'are an error of usage: %j',
    (args) => {
      expect(() => mlpArguments(args, { runs: 5 })).toThrow(UsageError);
    },
  );
});

test('a folder is asked for by the benchmark that needs no more', () => {
  expect(folderArgument(['/captures'])).toBe('/captures');
  expect(() => folderArgument([])).toThrow(UsageError);
});

describe('the arguments of the benchmark that scores models', () => {
  test('are a folder, and which tables, all scores where none is named', () => {
    expect(scoresArguments(['/sentinel'])).toEqual({ folder: '/sentinel', tables: ['scores'] });
    expect(scoresArguments(['/sentinel', '--vendor', '--ablation'])).toEqual({
      folder: '/sentinel',
      tables: ['ablation', 'vendor'],
    });
    expect(() => scoresArguments(['/sentinel', '--age'])).toThrow(UsageError);
  });
});
