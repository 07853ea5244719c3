import { createWriteStream, rmSync } from 'node:fs';
import { realpath, rename, rm, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { cleanUpOnTermination } from '../termination.js';

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'no such folder',
  EACCES: 'permission denied',
  EISDIR: 'is a folder',
  ENOSPC: 'no space left',
};

/** An output that cannot be written. */
export class OutputError extends Error {
  override readonly name = 'OutputError';

  constructor(
    readonly path: string,
    cause: unknown,
  ) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
    super(`${path}: cannot be written (${REASONS[code] ?? code})`, { cause });
  }
}

/** An output, piece by piece. */
export type Pieces = AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>;

/**
 * Writes pieces to a file, or to standard output if there is no path. A file appears whole or not at all: it is written
 * under a temporary name and then renamed, a link is followed. What is no file, such as a pipe or a device, is written to
 * as it is. It is gzipped if the name ends in `.gz`.
 *
 * @param hasResult asked once all pieces are written: if not, a file that was there stays as it was
 * @throws {@link OutputError} if it cannot be written; whatever the pieces throw
 */
export async function writeOutput(
  pieces: Pieces,
  path: string | undefined,
  hasResult: () => boolean = () => true,
): Promise<void> {
  if (path === undefined) await write(pieces, process.stdout, 'standard output', { end: false });
  else if (await isSpecial(path)) await write(pieces, createWriteStream(path), path);
  else await writeFileWhole(pieces, await realPath(path), path, hasResult);
}

/**
 * Checks before the work that its output can have the name that it shall have: that it is none of the files that are
 * read, and in a folder that there is.
 *
 * @param inputs undefined for those that are not given
 * @throws {@link OutputError} if it cannot
 */
export async function checkOutput(
  inputs: readonly (string | undefined)[],
  output: string | undefined,
): Promise<void> {
  if (output === undefined || (await isSpecial(output))) return;
  const target = resolve(await realPath(output));
  for (const path of inputs) {
    if (path !== undefined && resolve(await realPath(path)) === target)
      throw new OutputError(output, 'it is one of the inputs');
  }
  await requireFolder(dirname(target), output);
}

async function requireFolder(folder: string, output: string): Promise<void> {
  try {
    await stat(folder);
  } catch (error) {
    throw new OutputError(output, error);
  }
}

/** True for what exists and is no file. */
async function isSpecial(path: string): Promise<boolean> {
  try {
    const found = await stat(path);
    return !found.isFile() && !found.isDirectory();
  } catch {
    return false;
  }
}

/** Where a link leads; the path itself if there is nothing yet. */
async function realPath(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch {
    return path;
  }
}

async function writeFileWhole(
  pieces: Pieces,
  target: string,
  path: string,
  hasResult: () => boolean,
): Promise<void> {
  const temporary = `${target}.${process.pid}.tmp`;
  const termination = cleanUpOnTermination(() => rmSync(temporary, { force: true }));
  try {
    await write(pieces, createWriteStream(temporary, { flags: 'wx' }), path);
    if (hasResult()) await moveTo(temporary, target, path);
    else await rm(temporary);
  } catch (error) {
    await removeIfThere(temporary);
    throw error;
  } finally {
    termination.forget();
  }
}

/** A folder that does not let us write does not let us remove either, and then there is nothing to remove. */
async function removeIfThere(path: string): Promise<void> {
  try {
    await rm(path, { force: true });
  } catch (error) {
    if (!isSystemError(error)) throw error;
  }
}

function isSystemError(error: unknown): boolean {
  return error instanceof Error && 'code' in error;
}

async function moveTo(temporary: string, target: string, path: string): Promise<void> {
  try {
    await rename(temporary, target);
  } catch (error) {
    throw new OutputError(path, error);
  }
}

/** Tells errors of the pieces from those of the output, but for a reader that has seen enough. */
async function write(pieces: Pieces, output: Writable, path: string, { end = true } = {}): Promise<void> {
  let sourceError: unknown;
  const source = Readable.from(pieces).once('error', (error) => {
    sourceError = error;
  });
  try {
    if (path.endsWith('.gz')) await pipeline(source, createGzip(), output);
    else await pipeline(source, output, { end });
  } catch (error) {
    throw error === sourceError || isClosedPipe(error) ? error : new OutputError(path, error);
  }
}

/** The reader of our output has seen enough, as `head` does. */
export function isClosedPipe(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EPIPE';
}
