import { concatenate } from '@networkml/packet-builder';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ByteWindow } from './byte-window.js';

describe('a byte window', () => {
  test('shows every byte once, in order, however it is cut into chunks and consumed', () => {
    const chunk = fc.oneof(
      fc.uint8Array({ minLength: 1 }),
      fc.uint8Array({ minLength: 4090, maxLength: 10_000 }),
    );
    const consume = fc.oneof(fc.nat(20), fc.nat(12_000));
    const steps = fc.array(fc.record({ chunk, consume }));
    fc.assert(
      fc.property(steps, (steps) => {
        const window = new ByteWindow();
        const all = concatenate(...steps.map(({ chunk }) => chunk));
        let arrived = 0;
        let consumed = 0;
        for (const { chunk, consume } of steps) {
          arrived += chunk.length;
          window.append(chunk);
          do {
            const { start, available, position, view } = window;
            const shown = window.bytes.subarray(start);
            expect(position).toBe(consumed);
            expect(Buffer.compare(shown, all.subarray(consumed, consumed + available))).toBe(0);
            if (available > 0) expect(view.getUint8(start)).toBe(shown[0]);
            consumed += Math.min(consume, available);
            window.start += Math.min(consume, available);
          } while (window.advance());
          expect(window.available).toBe(arrived - consumed);
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
    expect(window.bytes).toEqual(chunk);
    expect(window.bytes.buffer).toBe(chunk.buffer);
    expect(window.view.byteOffset).toBe(2);
    expect(window.position).toBe(3);
  });

  test('joins only the beginning of a long chunk to what is left of the last one, then uses the chunk where it lies', () => {
    const window = new ByteWindow();
    const chunk = new Uint8Array(100_000);
    window.append(new Uint8Array(10));
    window.append(chunk);
    expect(window.available).toBe(10 + 4096);
    window.start += 11;
    expect(window.advance()).toBe(true);
    expect(window.bytes.buffer).toBe(chunk.buffer);
    expect(window).toMatchObject({ position: 11, available: 100_000 - 1 });
    expect(window.advance()).toBe(false);
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
