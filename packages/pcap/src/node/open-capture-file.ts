import { type FileHandle, open } from 'node:fs/promises';
import type { Capture, CaptureOptions } from '../capture.js';
import { CaptureError } from '../capture-error.js';
import { openCapture } from '../open-capture.js';

const CHUNK_LENGTH = 1024 * 1024;

/**
 * Opens the capture at a path.
 *
 * @throws {@link CaptureError} if the file cannot be read, is empty, or is no capture
 */
export async function openCaptureFile(
  path: string,
  options: Omit<CaptureOptions, 'path'> = {},
): Promise<Capture> {
  return openCapture(fileChunks(path), { ...options, path });
}

/**
 * The chunks of a file, each one read while the one before it is consumed. A chunk may be in use until the one after it
 * has been taken: three buffers take turns.
 *
 * @throws {@link CaptureError} if the file cannot be read
 */
export async function* fileChunks(path: string): AsyncGenerator<Uint8Array> {
  let file: FileHandle | undefined;
  let position = 0;
  try {
    file = await open(path);
    const buffers = Array.from({ length: 3 }, () => new Uint8Array(CHUNK_LENGTH));
    let reading = readInto(file, buffers[0]);
    for (let turn = 1; ; turn++) {
      const chunk = await reading;
      if (chunk.length === 0) return;
      position += chunk.length;
      reading = readInto(file, buffers[turn % buffers.length]);
      // If the consumer leaves before it asks for this chunk, nobody else will hear of its failure.
      reading.catch(() => {});
      yield chunk;
    }
  } catch (error) {
    throw unreadable(error, position);
  } finally {
    await file?.close();
  }
}

/** Reads on from where the last read ended, so that pipes can be read too. */
async function readInto(file: FileHandle, buffer: Uint8Array): Promise<Uint8Array> {
  const { bytesRead } = await file.read(buffer, 0, buffer.length, null);
  return buffer.subarray(0, bytesRead);
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'no such file',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EISDIR: 'is a directory, expected a capture',
};

function unreadable(error: unknown, byteOffset: number): CaptureError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return new CaptureError(
    'unreadable',
    REASONS[code] ?? `cannot be read (${code || String(error)})`,
    { byteOffset, decompressed: false, layer: 'source' },
    { cause: error },
  );
}
