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

async function* fileChunks(path: string): AsyncGenerator<Uint8Array> {
  let file: FileHandle | undefined;
  let position = 0;
  try {
    file = await open(path);
    // A chunk is consumed but for its last record when the next one is asked for: two buffers take turns.
    let buffer = new Uint8Array(CHUNK_LENGTH);
    let other = new Uint8Array(CHUNK_LENGTH);
    for (;;) {
      const { bytesRead } = await file.read(buffer, 0, CHUNK_LENGTH, position);
      if (bytesRead === 0) return;
      position += bytesRead;
      yield buffer.subarray(0, bytesRead);
      [buffer, other] = [other, buffer];
    }
  } catch (error) {
    throw unreadable(error, position);
  } finally {
    await file?.close();
  }
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
    { byteOffset, decompressed: false },
    { cause: error },
  );
}
