import { readFileSync } from 'node:fs';
import { describeWithReferenceData, referencePath } from '@networkml/reference-data';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PickleError } from '../mlp-error.js';
import { readJoblibScaler } from './joblib-scaler.js';

describe('a joblib file, spelled out', () => {
  const ascii = (text: string): number[] => [...new TextEncoder().encode(text)];
  const text = (value: string): number[] => [0x8c, value.length, ...ascii(value)];
  const float64 = (value: number): number[] => [...new Uint8Array(Float64Array.of(value).buffer)];
  const newObject = (module: string, name: string): number[] => [...ascii(`c${module}\n${name}\n)`), 0x81];
  const dtype = [
    ...ascii('cnumpy\ndtype\n'),
    ...[...text('f8'), 0x89, 0x88, 0x87, ...ascii('R')],
    ...[...ascii('(K\x03'), ...text('<'), ...ascii('tb')],
  ];

  /** An array of one number; since joblib 1.2 a length and so many bytes of padding come before it. */
  function array(value: number, padding?: number): number[] {
    const alignment =
      padding === undefined ? [] : [...text('numpy_array_alignment_bytes'), ...ascii('K\x10')];
    return [
      ...newObject('joblib.numpy_pickle', 'NumpyArrayWrapper'),
      ...[...ascii('}('), ...text('shape'), ...ascii('K\x01'), 0x85, ...text('dtype'), ...dtype],
      ...[...alignment, ...ascii('ub')],
      ...(padding === undefined ? [] : [padding, ...new Array<number>(padding).fill(0xff)]),
      ...float64(value),
    ];
  }

  function scaler(scale: number, padding?: number, withMean = 0x88): Uint8Array {
    return Uint8Array.from([
      ...newObject('sklearn.preprocessing._data', 'StandardScaler'),
      ...[...ascii('}('), ...text('with_mean'), withMean, ...text('with_std'), 0x88],
      ...[...text('n_samples_seen_'), ...ascii('K\x05')],
      ...[...text('mean_'), ...array(3, padding), ...text('var_'), ...array(4, padding)],
      ...[...text('scale_'), ...array(scale, padding), ...ascii('ub.')],
    ]);
  }

  it.each([undefined, 0, 11])('gives a scaler, with padding of %s bytes before its arrays', (padding) => {
    const { state } = readJoblibScaler(scaler(2, padding));
    expect(state).toEqual({
      mean: Float64Array.of(3),
      variance: Float64Array.of(4),
      scale: Float64Array.of(2),
      nSamplesSeen: 5,
    });
  });

  it('is refused if its numbers are no scaler', () => {
    expect(() => readJoblibScaler(scaler(0))).toThrow(PickleError);
    expect(() => readJoblibScaler(scaler(0))).toThrow('scale must be > 0, got 0 in column 0 at byte');
    expect(() => readJoblibScaler(scaler(NaN))).toThrow(PickleError);
  });

  it('is refused if it does not centre its columns, for then it is another scaler', () => {
    expect(() => readJoblibScaler(scaler(2, 0, 0x89))).toThrow('expected a scaler with with_mean');
  });

  it('is refused with a word on what to do if it is compressed', () => {
    for (const head of [
      [0x78, 0x9c],
      [0x1f, 0x8b],
    ]) {
      expect(() => readJoblibScaler(Uint8Array.from(head))).toThrow(
        'compressed: dump it with compress=0 at byte 0',
      );
    }
  });

  it('is refused if it holds something else', () => {
    expect(() => readJoblibScaler(Uint8Array.from(ascii('N.')))).toThrow(PickleError);
    expect(() => readJoblibScaler(new Uint8Array(0))).toThrow(PickleError);
  });
});

describeWithReferenceData('the scaler that NetworkML 0.6.10 ships', () => {
  const file = (name: string) => readFileSync(referencePath('models', 'networkml-0.6.10', name));
  const bytes = new Uint8Array(file('host_footprint_scaler.mod'));
  const expected: Record<'mean_' | 'var_' | 'scale_', number[]> & { n_samples_seen: number } = JSON.parse(
    file('scaler.expected.json').toString(),
  );

  it('is read to the last bit', () => {
    const scaler = readJoblibScaler(bytes);
    expect(Array.from(scaler.mean)).toEqual(expected.mean_);
    expect(Array.from(scaler.variance)).toEqual(expected.var_);
    expect(Array.from(scaler.scale)).toEqual(expected.scale_);
    expect(scaler.nSamplesSeen).toBe(expected.n_samples_seen);
  });

  it('is refused with a typed error when cut at any byte', () => {
    for (let length = 0; length < bytes.length; length++) {
      expect(() => readJoblibScaler(bytes.subarray(0, length))).toThrow(PickleError);
    }
  });

  it('is read or refused with a typed error when any bytes are changed', () => {
    const changes = fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 });
    // Most bytes are array elements; the opcodes lie in the first 420.
    const early = fc.array(fc.tuple(fc.nat(420), fc.nat(255)), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(fc.oneof(changes, early), (list) => {
        const changed = bytes.slice();
        for (const [at, value] of list) changed[at] = value;
        try {
          readJoblibScaler(changed);
        } catch (error) {
          expect(error).toBeInstanceOf(PickleError);
        }
      }),
      { numRuns: 3000 },
    );
  });
});
