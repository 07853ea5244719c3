/**
 * Bytes of a piece. pcap-parser copies all that it has of a record whenever more comes: with pieces of this length that
 * is five times for the longest of records, but with single bytes it would be a quarter of a million times.
 */
const PIECE_LENGTH = 65_536;

/** The same bytes in pieces of one length, but for the last; each piece has its own memory. */
export async function* evenPieces(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let piece = Buffer.alloc(PIECE_LENGTH);
  let filled = 0;
  try {
    for await (const chunk of chunks) {
      for (let at = 0; at < chunk.length; ) {
        const part = chunk.subarray(at, at + PIECE_LENGTH - filled);
        piece.set(part, filled);
        filled += part.length;
        at += part.length;
        if (filled < PIECE_LENGTH) break;
        yield piece;
        piece = Buffer.alloc(PIECE_LENGTH);
        filled = 0;
      }
    }
  } catch (error) {
    // What came before the failure is good.
    if (filled > 0) yield piece.subarray(0, filled);
    throw error;
  }
  if (filled > 0) yield piece.subarray(0, filled);
}
