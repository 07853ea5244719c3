import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** An output file that cannot be written. */
export class OutputError extends Error {
  override readonly name = 'OutputError';

  constructor(
    readonly path: string,
    cause: unknown,
  ) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
    const reason = code === 'ENOENT' ? 'no such folder' : code === 'EACCES' ? 'permission denied' : code;
    super(`${path}: cannot be written (${reason})`, { cause });
  }
}

/**
 * Writes text in pieces to a file, or to standard output if there is no path. A file appears whole or not at all: it
 * is written under a temporary name and then renamed.
 *
 * @throws {@link OutputError} if the file cannot be written; whatever the pieces throw
 */
export async function writeOutput(
  pieces: AsyncIterable<string> | Iterable<string>,
  path: string | undefined,
): Promise<void> {
  if (path === undefined) await pipeline(Readable.from(pieces), process.stdout, { end: false });
  else await writeFileWhole(pieces, path);
}

async function writeFileWhole(pieces: AsyncIterable<string> | Iterable<string>, path: string): Promise<void> {
  const temporary = `${path}.${process.pid}.tmp`;
  let sourceError: unknown;
  const source = Readable.from(pieces).once('error', (error) => {
    sourceError = error;
  });
  try {
    await pipeline(source, createWriteStream(temporary, { flags: 'wx' }));
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error === sourceError ? error : new OutputError(path, error);
  }
}
