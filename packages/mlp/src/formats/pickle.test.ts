import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PickleError } from '../mlp-error.js';
import { readPickle } from './pickle.js';
import type { PickleRules } from './pickle-machine.js';
import { PickleObject } from './pickle-value.js';

const rules: PickleRules = { globals: new Set(['shapes.Circle']), built: (object) => object };

/** Bytes from text and numbers, so that a pickle can be spelled as pickletools prints it. */
function stream(...parts: (string | number)[]): Uint8Array {
  const bytes = parts.flatMap((part) =>
    typeof part === 'number' ? [part] : [...new TextEncoder().encode(part)],
  );
  return Uint8Array.from(bytes);
}

function read(...parts: (string | number)[]): unknown {
  return readPickle(stream(...parts), rules);
}

/** GLOBAL is `c`, text is X with a 4-byte length, `.` is the end. */
const circle = 'cshapes\nCircle\n';

describe('a pickle', () => {
  it.each<[string, (string | number)[], unknown]>([
    ['None', ['N.'], null],
    ['True', [0x88, '.'], true],
    ['False', [0x89, '.'], false],
    ['a byte', ['K', 255, '.'], 255],
    ['two bytes', ['M', 1, 2, '.'], 513],
    ['four bytes, signed', ['J', 254, 255, 255, 255, '.'], -2],
    ['a long integer', [0x8a, 5, 0, 0, 0, 0, 1, '.'], 2 ** 32],
    ['a negative long integer', [0x8a, 1, 255, '.'], -1],
    ['a float', ['G', 0x3f, 0xf8, 0, 0, 0, 0, 0, 0, '.'], 1.5],
    ['text', [0x8c, 3, 'é!', '.'], 'é!'],
    ['bytes', ['C', 2, 7, 8, '.'], Uint8Array.of(7, 8)],
    ['tuples', ['(K', 1, 'K', 2, 0x85, ')t.'], [1, [2], []]],
    [
      'a dict',
      ['}(K', 1, 'NK', 2, 0x88, 'u.'],
      new Map<unknown, unknown>([
        [1, null],
        [2, true],
      ]),
    ],
    ['a value used twice', ['K', 9, 'q', 0, 'h', 0, 0x86, '.'], [9, 9]],
  ])('holds %s', (_, parts, expected) => {
    expect(read(0x80, 2, ...parts)).toEqual(expected);
  });

  it('describes an object of an allowed class, and makes nothing', () => {
    const object = read(circle, 'K', 3, 0x85, 'R}K', 1, 'K', 2, 'sb.');
    expect(object).toBeInstanceOf(PickleObject);
    expect(object).toMatchObject({ type: 'shapes.Circle', args: [3], state: new Map([[1, 2]]), offset: 18 });
  });

  it('lets the rules put another value in place of a built object', () => {
    const replace: PickleRules = { ...rules, built: (_, reader) => reader.bytes(2) };
    const bytes = stream(circle, ')', 0x81, '}bXX.');
    expect(readPickle(bytes, replace)).toEqual(stream('XX'));
  });
});

describe('a pickle that is refused', () => {
  it.each<[string, (string | number)[], string]>([
    ['a name that is not allowed', ['cos\nsystem\n.'], 'global "os.system" is not allowed at byte 0'],
    ['an opcode that is not data', ['N', 'i', 'os\nsystem\n.'], 'opcode 0x69 is not allowed at byte 1'],
    ['a newer protocol', [0x80, 6, 'N.'], 'protocol is newer than 5 at byte 0'],
    ['an end too early', ['J', 1, 2], 'needs 4 bytes, only 2 are left at byte 1'],
    ['a length beyond the end', ['X', 255, 255, 255, 255, 'N.'], 'needs 4294967295 bytes, only 2 are left'],
    ['no end', ['N'], 'needs 1 bytes, only 0 are left at byte 1'],
    ['nothing at the end', ['.'], 'stack is empty at byte 0'],
    ['more than one value', ['NN.'], 'values left on the stack at byte 2'],
    ['data behind the end', ['N.N'], 'data after the end of the pickle at byte 2'],
    ['a missing mark', ['Nt.'], 'mark is missing at byte 1'],
    ['a pop below the mark', ['N(', 0x85, '.'], 'stack is empty at byte 2'],
    ['a missing memo', ['h', 7, '.'], 'memo 7 is missing at byte 0'],
    ['an integer beyond 2^53', [0x8a, 8, 0, 0, 0, 0, 0, 0, 0, 0x7f, '.'], 'integer beyond 2^53'],
    ['an integer of 9 bytes', [0x8a, 9, 0, 0, 0, 0, 0, 0, 0, 0, 1, '.'], 'integer of 9 bytes'],
    ['text that is not UTF-8', [0x8c, 1, 0xff, '.'], 'text is not UTF-8 at byte 2'],
    ['a line without end', ['cshapes'], 'line without end at byte 1'],
    ['items of what is no dict', ['N(NNu.'], 'expected a dict and pairs'],
    ['an object of what is no class', ['N)R.'], 'expected a class and a tuple'],
    ['state for what is no object', ['NNb.'], 'expected a new object'],
    ['a class that has no name', ['NN', 0x93, '.'], 'expected a module and a name'],
  ])('has %s, and the error says where', (_, parts, message) => {
    expect(() => read(...parts)).toThrow(PickleError);
    expect(() => read(...parts)).toThrow(message);
  });

  it('never ends in anything but a value or a typed error, whatever the bytes are', () => {
    const opcodes = fc.constantFrom(
      ...stream('(NKMJGXCB)t}suqrhjcRb.', 0x80, 0x85, 0x86, 0x87, 0x81, 0x94, 0x93),
    );
    const bytes = fc.array(fc.oneof(opcodes, fc.integer({ min: 0, max: 255 })), { maxLength: 60 });
    fc.assert(
      fc.property(bytes, (array) => {
        try {
          readPickle(Uint8Array.from(array), rules);
        } catch (error) {
          expect(error).toBeInstanceOf(PickleError);
        }
      }),
      { numRuns: 3000 },
    );
  });
});
