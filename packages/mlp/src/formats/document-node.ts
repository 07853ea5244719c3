import { ModelFormatError } from '../mlp-error.js';
import type { DenseMatrix } from '../numeric/matrix.js';
import { fixedPointValues } from './fixed-point.js';
import { float32Values } from './float32-text.js';

/**
 * One value of a parsed JSON document, with its path. Every read checks; nothing is trusted, copied by name or looked
 * up along a prototype.
 */
export class DocumentNode {
  constructor(
    readonly value: unknown,
    readonly path = '',
  ) {}

  /** The member of that name. */
  member(name: string): DocumentNode {
    const { value } = this;
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return this.fail('an object');
    const path = this.path === '' ? name : `${this.path}.${name}`;
    const descriptor = Object.getOwnPropertyDescriptor(value, name);
    return new DocumentNode(descriptor?.value, path);
  }

  /** All elements; at least `least`. */
  elements(least = 0): DocumentNode[] {
    return this.#array(least).map((element, i) => new DocumentNode(element, `${this.path}[${i}]`));
  }

  string(): string {
    return typeof this.value === 'string' ? this.value : this.fail('a string');
  }

  strings(least = 0): string[] {
    return this.elements(least).map((element) => element.string());
  }

  /** One of these strings. */
  oneOf<T extends string>(choices: readonly T[]): T {
    return choices.find((choice) => choice === this.value) ?? this.fail(`one of ${choices.join(', ')}`);
  }

  boolean(): boolean {
    return typeof this.value === 'boolean' ? this.value : this.fail('true or false');
  }

  finite(): number {
    return isFiniteNumber(this.value) ? this.value : this.fail('a finite number');
  }

  /** An integer from 0. */
  count(): number {
    const { value } = this;
    return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
      ? value
      : this.fail('an integer >= 0');
  }

  /** Finite numbers; exactly `length` of them, if given. */
  vector(length?: number): Float64Array {
    const array = this.#array(0);
    if (length !== undefined && array.length !== length) this.fail(`an array of ${length}`);
    const numbers = new Float64Array(array.length);
    for (let i = 0; i < array.length; i++) {
      const element = array[i];
      // Weights come by the ten thousand: only one that is wrong needs a path.
      numbers[i] = isFiniteNumber(element)
        ? element
        : new DocumentNode(element, `${this.path}[${i}]`).finite();
    }
    return numbers;
  }

  /**
   * Rows of finite numbers, of the given shape; or all of them as one text, see {@link float32Text}, or as integers, see
   * {@link FixedPointDocument}. No memory is taken before each row has its length.
   */
  matrix(rows: number, columns: number): DenseMatrix {
    const { value } = this;
    if (typeof value === 'string') {
      const data = float32Values(value, rows * columns);
      return { data: data ?? this.fail(`base64 of ${rows * columns} numbers of 32 bits`), rows, columns };
    }
    if (typeof value === 'object' && value !== null && Object.hasOwn(value, 'integers')) {
      return { data: this.#fixedPoint(rows * columns), rows, columns };
    }
    const nodes = this.elements();
    if (nodes.length !== rows) this.fail(`an array of ${rows} rows`);
    for (const row of nodes) if (row.#array(0).length !== columns) row.fail(`an array of ${columns}`);
    const data = new Float64Array(rows * columns);
    nodes.forEach((row, i) => {
      data.set(row.vector(columns), i * columns);
    });
    return { data, rows, columns };
  }

  #fixedPoint(length: number): Float64Array {
    const exponent = this.member('exponent').finite();
    const integers = this.member('integers');
    const values = fixedPointValues({ exponent, integers: integers.string() }, length);
    return values ?? this.fail(`base64 of ${length} integers of 16 bits, and the exponent of a power of two`);
  }

  fail(expected: string): never {
    throw new ModelFormatError(this.path, expected, this.value);
  }

  #array(least: number): readonly unknown[] {
    const value: unknown = this.value;
    if (!Array.isArray(value)) return this.fail('an array');
    if (value.length < least) this.fail(`an array of at least ${least}`);
    return value;
  }
}

function isFiniteNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}
