import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ByteWindow } from './byte-window.js';

describe('a byte window', () => {
  test('shows every byte once, in order, however it is cut into chunks and consumed', () => {
    const steps = fc.array(fc.record({ chunk: fc.uint8Array({ minLength: 1 }), consume: fc.nat(20) }));
    fc.assert(
      fc.property(steps, (steps) => {
        const window = new ByteWindow();
        const all: number[] = [];
        const seen: number[] = [];
        for (const { chunk, consume } of steps) {
          all.push(...chunk);
          window.append(chunk);
          expect(window.position).toBe(seen.length);
          expect([...window.bytes.subarray(window.start)]).toEqual(all.slice(seen.length));
          const end = Math.min(window.start + consume, window.bytes.length);
          for (let at = window.start; at < end; at++) {
            expect(window.view.getUint8(at)).toBe(window.bytes[at]);
            seen.push(window.bytes[at]);
          }
          window.start = end;
          expect(window.available).toBe(all.length - seen.length);
        }
      }),
    );
  });

  test('uses a chunk where it lies if nothing is left of the last one', () => {
    const window = new ByteWindow();
    const chunk = new Uint8Array(8).subarray(2, 6);
    window.append(new Uint8Array(3));
    window.start += 3;
    window.append(chunk);
    expect(window.bytes).toBe(chunk);
    expect(window.view.byteOffset).toBe(2);
    expect(window.position).toBe(3);
  });

  test('leaves the chunks as they are', () => {
    const window = new ByteWindow();
    const chunks = [1, 2, 3].map((value) => new Uint8Array(100).fill(value));
    for (const chunk of chunks) {
      window.append(chunk);
      window.start += 90;
    }
    expect(chunks.map((chunk) => new Set(chunk))).toEqual([new Set([1]), new Set([2]), new Set([3])]);
  });

  test('joins a record from thousands of chunks in linear time: it is moved when its length has doubled', () => {
    const window = new ByteWindow();
    const chunk = new Uint8Array(64);
    const buffers = new Set<ArrayBufferLike>();
    for (let i = 0; i < 2 ** 14; i++) {
      window.append(chunk);
      buffers.add(window.bytes.buffer);
    }
    expect(window.available).toBe(2 ** 20);
    expect(buffers.size).toBeLessThanOrEqual(15);
  });

  test('keeps its buffer while records of one size pass through', () => {
    const window = new ByteWindow();
    const buffers = new Set<ArrayBufferLike>();
    for (let i = 0; i < 1000; i++) {
      window.append(new Uint8Array(1000));
      window.start = window.bytes.length - 10;
      if (i > 0) buffers.add(window.bytes.buffer);
    }
    expect(buffers.size).toBeLessThanOrEqual(2);
  });
});
