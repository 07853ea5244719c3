import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ModelFormatError } from '../src/mlp-error.js';
import type { Pipeline } from '../src/preprocessing/pipeline.js';
import { leafPaths, setAt } from './document-paths.js';

/** Readers of a kind of document. */
export interface DocumentReaders {
  /** Of a parsed document. */
  readonly read: (document: unknown) => Pipeline;
  /** Of its text. */
  readonly parse: (text: string) => Pipeline;
}

/** The laws of readers of documents that somebody else may have written, by what they make of a good one. */
export function itRefusesHostileDocuments(text: string, { read, parse }: DocumentReaders): void {
  it('cannot reach a prototype', () => {
    const members = '"__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}}';
    const document: unknown = JSON.parse(text.replaceAll('{', `{${members},`));
    read(document);
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
    expect(() => read(Object.create(JSON.parse(text)))).toThrow(ModelFormatError);
  });

  it('is refused with a typed error whichever value is replaced by whatever', () => {
    const paths = leafPaths(JSON.parse(text));
    fc.assert(
      fc.property(fc.constantFrom(...paths), fc.jsonValue(), (path, value) => {
        const document: unknown = JSON.parse(text);
        setAt(document, path, value);
        readsOrRefuses(() => read(document));
      }),
      { numRuns: 500 },
    );
  });

  it('is refused with a typed error whichever characters of its text are changed', () => {
    const change = fc.tuple(
      fc.nat(text.length - 1),
      fc.constantFrom('', '0', '-', 'e', '"', '[', ']', ',', '9e999'),
    );
    fc.assert(
      fc.property(change, ([at, replacement]) => {
        readsOrRefuses(() => parse(text.slice(0, at) + replacement + text.slice(at + 1)));
      }),
      { numRuns: 500 },
    );
  });

  it('is refused with a typed error if it is any other JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(() => read(value)).toThrow(ModelFormatError);
      }),
    );
  });
}

function readsOrRefuses(read: () => Pipeline): void {
  try {
    expect(
      read()
        .predictProba([[1, 2, 3]])
        .data.some(Number.isNaN),
    ).toBe(false);
  } catch (error) {
    // A model with changed but valid numbers may refuse the row instead.
    expect(['ModelFormatError', 'InvalidInputError', 'ShapeMismatchError']).toContain(Object(error).name);
  }
}
