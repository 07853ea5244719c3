import { damage } from '../compression-fault.js';
import type { History } from '../history.js';

const SHORTEST_MATCH = 4;

/** The largest length that a token holds: more of it follows. */
const LONG = 15;

/**
 * Decompresses an LZ4 block (lz4_Block_format.md): sequences of literals and a match, the last one of literals alone.
 *
 * @throws {@link CompressionFault} where the block breaks off or is damaged; what precedes that is in the history
 */
export function decompressLz4Block(block: Uint8Array, history: History): void {
  let at = 0;
  while (at < block.length) {
    const token = block[at++];
    let literals = token >>> 4;
    if (literals === LONG) {
      const more = moreLength(block, at);
      literals += more;
      at += bytesOfMore(more);
    }
    if (at < block.length) history.append(block, at, Math.min(literals, block.length - at));
    at += literals;
    if (at === block.length) return;

    const distance = block[at] | (block[at + 1] << 8);
    at += 2;
    let match = token & 15;
    if (match === LONG) {
      const more = moreLength(block, at);
      match += more;
      at += bytesOfMore(more);
    }
    if (at > block.length) break;
    history.repeat(distance, match + SHORTEST_MATCH);
  }
  throw damage('a block ends within a sequence');
}

/** What the bytes from here on add to a length: as long as they are 255, another follows. */
function moreLength(block: Uint8Array, start: number): number {
  let at = start;
  while (block[at] === 255) at++;
  return (at - start) * 255 + (block[at] ?? 0);
}

/** How many bytes `moreLength` has read, or would have read where the block breaks off. */
function bytesOfMore(more: number): number {
  return Math.floor(more / 255) + 1;
}
