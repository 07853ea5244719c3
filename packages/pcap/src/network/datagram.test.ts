import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { viewOf } from '../../test-support/view-of.js';
import { Datagram } from './datagram.js';

/** A part of a content: bytes of one value that start at a multiple of eight. */
type Part = readonly [position: number, length: number, isLast?: boolean, value?: number];

function datagramOf(...parts: readonly Part[]): Datagram {
  const datagram = new Datagram();
  for (const [position, length, isLast = false, value = 1] of parts) {
    datagram.add(viewOf(new Uint8Array(length).fill(value)), 0, length, position, isLast);
  }
  return datagram;
}

/** The first bytes of a content. */
function headOf({ head }: Datagram, length = head.byteLength): number[] {
  return [...new Uint8Array(head.buffer, 0, length)];
}

/** Wireshark's rule, written down plainly: sorted by position, the parts reach without gap to the end that the first last one tells. */
function isComplete(parts: readonly Part[]): boolean {
  const last = parts.find(([, , isLast]) => isLast);
  if (last === undefined) return false;
  let reach = 0;
  for (const [position, length] of [...parts].sort(([a], [b]) => a - b)) {
    if (position <= reach) reach = Math.max(reach, position + length);
  }
  return reach >= last[0] + last[1];
}

describe('a datagram in fragments', () => {
  test.each<[string, Part[]]>([
    [
      'in order',
      [
        [0, 16],
        [16, 8],
        [24, 5, true],
      ],
    ],
    [
      'in reverse',
      [
        [24, 5, true],
        [16, 8],
        [0, 16],
      ],
    ],
    [
      'repeated',
      [
        [0, 16],
        [0, 16],
        [16, 8],
        [24, 5, true],
      ],
    ],
    [
      'overlapping',
      [
        [0, 24],
        [8, 24],
        [24, 5, true],
      ],
    ],
    [
      'within one another',
      [
        [8, 8],
        [0, 32],
        [24, 5, true],
      ],
    ],
    [
      'of which one reaches beyond the end',
      [
        [16, 100],
        [16, 3, true],
        [0, 16],
      ],
    ],
  ])('is complete with fragments %s, and not before', (_, parts) => {
    expect(datagramOf(...parts).complete).toBe(true);
    expect(datagramOf(...parts.slice(0, -1)).complete).toBe(false);
  });

  test.each<[string, Part[]]>([
    [
      'the first is missing',
      [
        [16, 8],
        [24, 5, true],
      ],
    ],
    [
      'one in the middle is missing',
      [
        [0, 16],
        [24, 5, true],
      ],
    ],
    [
      'the last is missing',
      [
        [0, 16],
        [16, 16],
      ],
    ],
    [
      'one ends within a unit',
      [
        [0, 12],
        [16, 5, true],
      ],
    ],
  ])('is not complete if %s', (_, parts) => {
    expect(datagramOf(...parts).complete).toBe(false);
  });

  test('is as long as the first of its last fragments says', () => {
    expect(datagramOf([24, 8, true], [16, 8, true], [0, 16]).complete).toBe(true);
    expect(datagramOf([16, 8, true], [24, 8, true], [0, 16])).toMatchObject({
      complete: true,
      headLength: 24,
    });
    expect(datagramOf([32, 8, true], [16, 8, true], [0, 16]).complete).toBe(false);
  });

  test('keeps the first bytes of its content', () => {
    const datagram = datagramOf([120, 300, true, 3], [0, 120, false, 2]);
    expect(datagram.headLength).toBe(128);
    expect(headOf(datagram)).toEqual([...new Array(120).fill(2), ...new Array(8).fill(3)]);
    expect(datagramOf([0, 16], [16, 3, true]).headLength).toBe(19);
  });

  test('has, where fragments overlap, the byte of the one that starts first, and of those of the one that came first', () => {
    const datagram = datagramOf([8, 16, false, 2], [0, 16, false, 1], [0, 16, false, 3], [8, 16, true, 4]);
    expect(headOf(datagram, 24)).toEqual([...new Array(16).fill(1), ...new Array(8).fill(2)]);
  });

  test('that was cleared knows of no fragment', () => {
    const datagram = datagramOf([0, 16, false, 5], [16, 8, true, 5]);
    datagram.clear();
    expect(datagram.complete).toBe(false);
    datagram.add(viewOf(new Uint8Array(8).fill(6)), 0, 8, 8, true);
    expect(datagram.complete).toBe(false);
    datagram.add(viewOf(new Uint8Array(8).fill(7)), 0, 8, 0, false);
    expect(datagram).toMatchObject({ complete: true, headLength: 16 });
    expect(headOf(datagram, 16)).toEqual([...new Array(8).fill(7), ...new Array(8).fill(6)]);
  });

  test('is as large as fragments can make it', () => {
    const last: Part = [8191 * 8, 65_535, true];
    expect(datagramOf([0, 65_528], last).complete).toBe(true);
    expect(datagramOf(last).complete).toBe(false);
    expect(datagramOf([8191 * 8, 300_000, true], [0, 65_528]).complete).toBe(false);
  });

  test('is complete exactly when Wireshark says so', () => {
    const part = fc.tuple(
      fc.nat(8).map((unit) => unit * 8),
      fc.integer({ min: 1, max: 40 }),
      fc.boolean(),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
        expect(datagramOf(...parts).complete).toBe(isComplete(parts));
      }),
      { numRuns: 2000 },
    );
  });
});
