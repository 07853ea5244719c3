import { CaptureError } from '../capture-error.js';
import { CompressionFault, damage } from './compression-fault.js';
import { CompressionInput } from './compression-input.js';
import { History } from './history.js';

/** RFC 8878 section 3.1.2; LZ4 has the same. The last four bits are free. */
const SKIPPABLE_MAGIC = 0x184d2a50;

/** A compression whose data are frames that follow one another. */
export interface FrameFormat {
  /** Name, for error messages. */
  readonly name: string;

  /**
   * The decompressed bytes of a frame whose magic number, little-endian, has been read; undefined if it has no such
   * frame. What is in the history when the frame breaks off is handed on too.
   *
   * @throws {@link CompressionFault} where the frame is damaged
   * @throws {@link CaptureError} where it is cut off
   */
  frame(magic: number, input: CompressionInput, history: History): AsyncGenerator<Uint8Array> | undefined;
}

/**
 * Decompresses frames as they arrive.
 *
 * @throws {@link CaptureError} where the compressed data is damaged or cut off, after all that precedes the damage has
 * been yielded; its byte offset is that of the compressed data
 */
export async function* decompressFrames(
  format: FrameFormat,
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  const input = new CompressionInput(format.name, chunks);
  const history = new History();
  try {
    while (await input.has(1)) yield* nextFrame(format, input, history);
  } catch (error) {
    yield* history.take();
    throw error instanceof CompressionFault ? located(error, format, input) : error;
  } finally {
    await input.close();
  }
}

async function* nextFrame(
  format: FrameFormat,
  input: CompressionInput,
  history: History,
): AsyncGenerator<Uint8Array> {
  const magic = await input.takeNumber(4);
  if (magic - (magic % 16) === SKIPPABLE_MAGIC) {
    await input.skip(await input.takeNumber(4));
    return;
  }
  const frame = format.frame(magic, input, history);
  if (frame === undefined) throw damage('another kind of data follows');
  yield* frame;
}

function located(fault: CompressionFault, { name }: FrameFormat, input: CompressionInput): CaptureError {
  const place = { byteOffset: input.pieceStart, decompressed: false, layer: 'compression' } as const;
  return new CaptureError('bad-compression', `the ${name} data ${fault.message}`, place);
}
