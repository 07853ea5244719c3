import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { float32Text, float32Values } from './float32-text.js';

const numbers = fc.array(fc.float({ noNaN: true, noDefaultInfinity: true }), { maxLength: 40 });

describe('numbers of 32 bits as text', () => {
  it('are base64 of little-endian bytes', () => {
    // 1 is 3f800000, -2 is c0000000.
    expect(float32Text(Float64Array.of(1, -2))).toBe('AACAPwAAAMA=');
  });

  it('come back bit for bit, the sign of 0 too', () => {
    fc.assert(
      fc.property(numbers, (values) => {
        const text = float32Text(Float64Array.from(values));
        expect(Array.from(float32Values(text ?? '', values.length) ?? [])).toEqual(values);
      }),
    );
  });

  it('are none if a number has more bits', () => {
    expect(float32Text(Float64Array.of(1, 0.1))).toBeUndefined();
  });

  it('are refused if the text is damaged, of another length, or holds what is no finite number', () => {
    expect(float32Values('AACAPwAAAMA=', 3)).toBeUndefined();
    expect(float32Values('AACAPwAAAM!=', 2)).toBeUndefined();
    expect(float32Values('AACAPwAAAMAA', 2)).toBeUndefined();
    expect(float32Values(btoa('\0\0\u0080\u007f'), 1)).toBeUndefined();
  });
});
