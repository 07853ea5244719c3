import { concatenate } from '@networkml/packet-builder';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evenPieces } from './even-pieces.js';

const PIECE_LENGTH = 65_536;

async function* cut(bytes: Uint8Array, lengths: readonly number[]): AsyncGenerator<Uint8Array> {
  let at = 0;
  for (const length of lengths) {
    yield bytes.subarray(at, at + length);
    at += length;
  }
  if (at < bytes.length) yield bytes.subarray(at);
}

async function piecesOf(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array[]> {
  const pieces: Uint8Array[] = [];
  for await (const piece of evenPieces(chunks)) pieces.push(piece);
  return pieces;
}

describe('even pieces', () => {
  test('hold the same bytes however they came, all but the last as long as one another', async () => {
    const bytes = Uint8Array.from({ length: 3 * PIECE_LENGTH + 17 }, (_, i) => i % 251);
    const lengths = fc.array(fc.oneof(fc.nat(10), fc.nat(2 * PIECE_LENGTH)), { maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(lengths, async (cuts) => {
        const pieces = await piecesOf(cut(bytes, cuts));
        expect(pieces.map(({ length }) => length)).toEqual([PIECE_LENGTH, PIECE_LENGTH, PIECE_LENGTH, 17]);
        expect(Buffer.compare(concatenate(...pieces), bytes)).toBe(0);
      }),
      { numRuns: 30 },
    );
  });

  test('leave no empty piece at the end', async () => {
    expect(await piecesOf(cut(new Uint8Array(PIECE_LENGTH), []))).toHaveLength(1);
    expect(await piecesOf(cut(new Uint8Array(0), []))).toEqual([]);
  });

  test('hold what came before a failure', async () => {
    async function* failing() {
      yield Uint8Array.of(1, 2, 3);
      throw new Error('no more');
    }
    const pieces = evenPieces(failing());
    expect(await pieces.next()).toEqual({ done: false, value: Buffer.of(1, 2, 3) });
    await expect(pieces.next()).rejects.toThrow('no more');
  });
});
