import { Inflate, type ZStream } from 'pako';
import { CaptureError } from '../capture-error.js';

/** RFC 1952 section 2.3.1. */
const GZIP_MAGIC = [0x1f, 0x8b] as const;

/** Compressed bytes expand at most about a thousandfold: small steps keep a decompression bomb within a few megabytes. */
const STEP = 4096;
const OUTPUT_CHUNK = 262_144;

/** True if data that begins with these bytes is a gzip file. */
export function isGzip(start: Uint8Array): boolean {
  return start[0] === GZIP_MAGIC[0] && start[1] === GZIP_MAGIC[1];
}

/**
 * Decompresses gzip data of one or more members as it arrives.
 *
 * @throws {@link CaptureError} where the compressed data is damaged or cut off, after all that precedes the damage has
 * been yielded; its byte offset is that of the compressed data
 */
export async function* gunzip(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let member = new GzipMembers();
  let consumed = 0;
  for await (const chunk of chunks) {
    for (let at = 0; at < chunk.length; at += STEP) {
      const step = chunk.subarray(at, at + STEP);
      // The decoder goes from one member to the next by itself, except where a step ends with a member.
      if (member.ended && step[0] === GZIP_MAGIC[0]) member = new GzipMembers();
      member.push(step, false);
      yield* member.take();
      if (member.err !== 0)
        throw damaged('bad-compression', `the gzip data is damaged (${member.msg})`, consumed);
      consumed += step.length;
    }
  }
  if (!member.ended) {
    yield* member.takeUnfinished();
    throw damaged('truncated', 'the gzip data is cut off', consumed);
  }
}

function damaged(code: 'truncated' | 'bad-compression', problem: string, byteOffset: number): CaptureError {
  return new CaptureError(code, problem, { byteOffset });
}

/** Collects the output of the decoder, also what it has not yet handed out when it stops early. */
class GzipMembers extends Inflate {
  #output: Uint8Array[] = [];
  #stream: ZStream | undefined;

  constructor() {
    super({ chunkSize: OUTPUT_CHUNK });
  }

  override onStart(stream: ZStream): void {
    this.#stream = stream;
  }

  override onData(chunk: Uint8Array): void {
    this.#output.push(chunk);
  }

  override onEnd(status: number): void {
    if (status !== 0) this.#output.push(...this.#unfinished());
  }

  take(): Uint8Array[] {
    const output = this.#output;
    this.#output = [];
    return output;
  }

  takeUnfinished(): Uint8Array[] {
    return [...this.take(), ...this.#unfinished()];
  }

  #unfinished(): Uint8Array[] {
    const stream = this.#stream;
    if (!(stream?.output instanceof Uint8Array) || stream.next_out === 0) return [];
    return [stream.output.subarray(0, stream.next_out)];
  }
}
