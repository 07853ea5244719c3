import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InvalidInputError, NotFittedError, UnknownLabelError } from '../mlp-error.js';
import { LabelEncoder } from './label-encoder.js';

describe('LabelEncoder', () => {
  it('numbers the distinct labels in sorted order', () => {
    const encoder = new LabelEncoder().fit(['hub', 'camera', 'hub']);
    expect(encoder.classes).toEqual(['camera', 'hub']);
    expect(Array.from(encoder.transform(['hub', 'camera', 'hub']))).toEqual([1, 0, 1]);
  });

  it('sorts by code point as Python does: capitals first, an emoji after U+FFFD', () => {
    const sorted = ['', '10', '2', 'Z', 'a', 'ab', 'b', 'é', '\uFFFD', '😀', '😀a', '😁'];
    expect(new LabelEncoder().fit([...sorted].reverse()).classes).toEqual(sorted);
  });

  it('takes any string for a label, names of prototypes included', () => {
    const labels = ['__proto__', 'constructor', 'toString'];
    const encoder = new LabelEncoder().fit(labels);
    expect(encoder.inverseTransform(encoder.transform(labels))).toEqual(labels);
  });

  it('gives each label back', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' })), (y) => {
        const encoder = new LabelEncoder().fit(y);
        expect(encoder.inverseTransform(encoder.transform(y))).toEqual(y);
      }),
    );
  });

  it('names label and row that it has not seen', () => {
    const encoder = new LabelEncoder().fit(['hub']);
    expect(() => encoder.transform(['hub', 'tv'])).toThrow(UnknownLabelError);
    expect(() => encoder.transform(['hub', 'tv'])).toThrow(
      'label "tv" in row 1 is not one of the fitted classes',
    );
  });

  it('refuses an index that is no class, labels that are no strings, and answers before fit', () => {
    expect(() => new LabelEncoder().fit(['hub']).inverseTransform([1])).toThrow(InvalidInputError);
    expect(() => Reflect.apply(LabelEncoder.prototype.fit, new LabelEncoder(), [[3]])).toThrow(
      InvalidInputError,
    );
    expect(() => new LabelEncoder().classes).toThrow(NotFittedError);
    expect(() => new LabelEncoder().transform([])).toThrow(NotFittedError);
  });
});
