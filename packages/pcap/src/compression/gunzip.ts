import { CaptureError, type CaptureErrorCode } from '../capture-error.js';

/** RFC 1952 section 2.3.1. */
const GZIP_MAGIC = [0x1f, 0x8b] as const;

/** Compressed bytes expand at most about a thousandfold: small steps keep a decompression bomb within a few megabytes. */
const STEP = 4096;

/** True if data that begins with these bytes is a gzip file. */
export function isGzip(start: Uint8Array): boolean {
  return start[0] === GZIP_MAGIC[0] && start[1] === GZIP_MAGIC[1];
}

/**
 * Decompresses gzip data of one or more members as it arrives. Zeros may pad its end, as on a tape.
 *
 * @throws {@link CaptureError} where the compressed data is damaged or cut off, after all that precedes the damage has
 * been yielded; its byte offset is that of the compressed data
 */
export async function* gunzip(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  // Most captures are not compressed: what decompresses them is not even loaded, and a page has it in a file of its own.
  const { GzipMembers } = await import('./gzip-members.js');
  let members = new GzipMembers();
  let padded = false;
  let position = 0;
  for await (const chunk of chunks) {
    let at = 0;
    while (at < chunk.length) {
      if (members.ended) {
        padded ||= chunk[at] === 0;
        if (!padded) members = new GzipMembers();
        else if (chunk[at++] === 0) continue;
        else throw damaged('bad-compression', 'bytes follow the end of the gzip data', position + at - 1);
      }
      members.push(chunk.subarray(at, at + STEP));
      yield* members.take();
      at += members.consumed;
      if (members.err !== 0) {
        throw damaged('bad-compression', `the gzip data is damaged (${members.msg})`, position + at);
      }
    }
    position += chunk.length;
  }
  if (!members.ended) {
    yield* members.takeUnfinished();
    throw damaged('truncated', 'the gzip data is cut off', position);
  }
}

function damaged(code: CaptureErrorCode, problem: string, byteOffset: number): CaptureError {
  return new CaptureError(code, problem, { byteOffset, decompressed: false, layer: 'compression' });
}
