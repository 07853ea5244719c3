import { createWriteStream, rmSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';

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
 * is written under a temporary name and then renamed. It is gzipped if its name ends in `.gz`.
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
  const interrupted = removeIfInterrupted(temporary);
  try {
    const file = createWriteStream(temporary, { flags: 'wx' });
    if (path.endsWith('.gz')) await pipeline(source, createGzip(), file);
    else await pipeline(source, file);
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error === sourceError ? error : new OutputError(path, error);
  } finally {
    interrupted.forget();
  }
}

const INTERRUPTIONS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Leaves no half-written file behind when the user has waited long enough. */
function removeIfInterrupted(path: string): { forget(): void } {
  const leave = (signal: NodeJS.Signals) => {
    rmSync(path, { force: true });
    forget();
    // Now that nobody listens, the signal ends the process as it does others.
    process.kill(process.pid, signal);
  };
  const forget = () => {
    for (const signal of INTERRUPTIONS) process.off(signal, leave);
  };
  for (const signal of INTERRUPTIONS) process.once(signal, leave);
  return { forget };
}
