import { InvalidInputError, NotFittedError, UnknownLabelError } from '../mlp-error.js';

/**
 * Labels as class indices 0, 1, 2 ..., the classes in the order of their code points, as numpy and Python sort
 * strings (JavaScript's own order differs beyond U+FFFF).
 *
 * @public
 */
export class LabelEncoder {
  #classes: readonly string[] | undefined;
  readonly #indices = new Map<string, number>();

  /** Sorted and distinct. @throws {@link NotFittedError} */
  get classes(): readonly string[] {
    if (this.#classes === undefined) throw new NotFittedError('LabelEncoder');
    return this.#classes;
  }

  /** @throws {@link InvalidInputError} for a label that is not a string. */
  fit(y: readonly string[]): this {
    const distinct = new Set<string>();
    for (let row = 0; row < y.length; row++) {
      if (typeof y[row] !== 'string') {
        throw new InvalidInputError(`labels must be strings, got ${typeof y[row]} in row ${row}`, row);
      }
      distinct.add(y[row]);
    }
    this.#classes = Object.freeze([...distinct].sort(byCodePoint));
    this.#indices.clear();
    this.#classes.forEach((label, index) => {
      this.#indices.set(label, index);
    });
    return this;
  }

  /**
   * The class index of each label.
   *
   * @throws {@link UnknownLabelError} for a label that `fit` has not seen.
   */
  transform(y: readonly string[]): Int32Array {
    if (this.#classes === undefined) throw new NotFittedError('LabelEncoder');
    return Int32Array.from(y, (label, row) => {
      const index = this.#indices.get(label);
      if (index === undefined) throw new UnknownLabelError(label, row);
      return index;
    });
  }

  /**
   * The label of each class index.
   *
   * @throws {@link InvalidInputError} for an index that is no class.
   */
  inverseTransform(indices: ArrayLike<number>): string[] {
    const { classes } = this;
    return Array.from(indices, (index, row) => {
      const label = classes[index];
      if (label === undefined) {
        throw new InvalidInputError(`class index must be in [0, ${classes.length}), got ${index}`, row);
      }
      return label;
    });
  }
}

// UTF-16 puts surrogates, which stand for code points above U+FFFF, before U+E000 to U+FFFF.
function byCodePoint(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    if (a[i] !== b[i]) return Number(a.codePointAt(i)) - Number(b.codePointAt(i));
  }
  return a.length - b.length;
}
