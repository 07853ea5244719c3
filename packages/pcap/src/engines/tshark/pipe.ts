import { execFile } from 'node:child_process';
import { close, constants, open } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const openFile = promisify(open);

/** Closes a file descriptor. */
export const closeFile = promisify(close);

/** The file descriptors of the two ends of a pipe. */
export interface Pipe {
  readonly readEnd: number;
  readonly writeEnd: number;
}

/**
 * A pipe of the operating system. What Node gives its child processes is a socket, which Wireshark refuses to read from;
 * a pipe it makes only by name, which is forgotten as soon as both ends are open.
 *
 * @throws Error with the code of the system if it cannot be made
 */
export async function makePipe(): Promise<Pipe> {
  const folder = await mkdtemp(join(tmpdir(), 'networkml-'));
  try {
    const name = join(folder, 'pipe');
    await promisify(execFile)('mkfifo', [name]);
    return await openEnds(name);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Opening an end waits for the other one, except to read without waiting for data. */
async function openEnds(name: string): Promise<Pipe> {
  const unblocking = await openFile(name, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const writeEnd = await openFile(name, constants.O_WRONLY);
    return { readEnd: await openFile(name, constants.O_RDONLY), writeEnd };
  } finally {
    await closeFile(unblocking);
  }
}
