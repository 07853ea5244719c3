import type { CaptureSource } from '../bytes/capture-source.js';
import type { Capture, CaptureOptions } from '../capture.js';
import { InvalidArgumentError } from '../invalid-argument-error.js';
import { fileChunks } from '../node/open-capture-file.js';
import { ENGINES, type EngineName } from './engines.js';

/**
 * Opens a capture with an engine.
 *
 * @param input path of a file, or where else the bytes come from
 * @throws {@link CaptureError} if the input cannot be read or is no capture that the engine reads, or with code
 * `engine-unavailable` if the engine cannot be used here
 * @throws {@link InvalidArgumentError} if there is no such engine, or an option is out of its range
 */
export async function openCaptureWith(
  engine: EngineName,
  input: string | CaptureSource,
  options: CaptureOptions = {},
): Promise<Capture> {
  if (!Object.hasOwn(ENGINES, engine)) {
    const expected = `one of ${Object.keys(ENGINES).join(', ')}`;
    throw new InvalidArgumentError('unknown-engine', 'engine', engine, expected);
  }
  const { open } = ENGINES[engine];
  return typeof input === 'string'
    ? open(fileChunks(input), { ...options, path: input })
    : open(input, options);
}
