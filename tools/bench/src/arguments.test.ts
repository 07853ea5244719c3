import { describe, expect, test } from 'vitest';
import { captureArguments, folderArgument, UsageError } from './arguments.js';

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
  ])('are an error of usage: %j', (args) => {
    expect(() => captureArguments(args, DEFAULTS)).toThrow(UsageError);
  });
});

test('a folder is asked for by the benchmark that needs no more', () => {
  expect(folderArgument(['/captures'])).toBe('/captures');
  expect(() => folderArgument([])).toThrow(UsageError);
});
