import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fstatSync, readdirSync, writeSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { withoutPrograms } from '../../../test-support/fake-tshark.js';
import { closeFile, makePipe } from './pipe.js';

/** Descriptors that this process has open, where the system tells. */
function openDescriptors(): number {
  return process.platform === 'linux' ? readdirSync('/proc/self/fd').length : 0;
}

test('a pipe takes at one end what another process reads at the other', async () => {
  const before = openDescriptors();
  const { readEnd, writeEnd } = await makePipe();
  expect([fstatSync(readEnd).isFIFO(), fstatSync(writeEnd).isFIFO()]).toEqual([true, true]);
  const reader = spawn('cat', { stdio: [readEnd, 'pipe', 'inherit'] });
  const output = reader.stdout === null ? '' : text(reader.stdout);
  await closeFile(readEnd);
  writeSync(writeEnd, 'through the pipe');
  await closeFile(writeEnd);
  expect(await output).toBe('through the pipe');
  await once(reader, 'close').catch(() => {});
  expect(openDescriptors()).toBeLessThanOrEqual(before);
});

test('a pipe that cannot be made leaves nothing behind', async () => {
  const before = openDescriptors();
  await withoutPrograms(() => expect(makePipe()).rejects.toMatchObject({ code: 'ENOENT' }));
  expect(openDescriptors()).toBeLessThanOrEqual(before);
});
