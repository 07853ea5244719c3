import { PickleError } from '../mlp-error.js';
import type { PickleReader } from './pickle-reader.js';
import { PickleGlobal, PickleObject, type PickleValue } from './pickle-value.js';

/** Which names may occur, and what an object becomes once its state is known. */
export interface PickleRules {
  /** Full names, `module.name`. */
  readonly globals: ReadonlySet<string>;
  /** May read on in the stream, for formats that put raw data between the opcodes. */
  readonly built: (object: PickleObject, reader: PickleReader) => PickleValue;
}

/** Stack, marks and memo of a pickle, and what opcodes do with them; each step checks before it acts. */
export class PickleMachine {
  /** Offset of the opcode at work. */
  at = 0;
  readonly #stack: PickleValue[] = [];
  readonly #marks: number[] = [];
  readonly #memo = new Map<number, PickleValue>();

  constructor(
    readonly reader: PickleReader,
    readonly rules: PickleRules,
  ) {}

  get isEmpty(): boolean {
    return this.#stack.length === 0 && this.#marks.length === 0;
  }

  push(value: PickleValue): void {
    this.#stack.push(value);
  }

  pop(): PickleValue {
    const value = this.top();
    this.#stack.pop();
    return value;
  }

  top(): PickleValue {
    const value = this.#stack.at(-1);
    if (value === undefined || this.#stack.length === (this.#marks.at(-1) ?? 0))
      return this.fail('stack is empty');
    return value;
  }

  mark(): void {
    this.#marks.push(this.#stack.length);
  }

  popToMark(): PickleValue[] {
    const start = this.#marks.pop();
    return start === undefined ? this.fail('mark is missing') : this.#stack.splice(start);
  }

  popLast(length: number): PickleValue[] {
    return Array.from({ length }, () => this.pop()).reverse();
  }

  memoize(index = this.#memo.size): void {
    this.#memo.set(index, this.top());
  }

  recall(index: number): void {
    const value = this.#memo.get(index);
    this.push(value === undefined ? this.fail(`memo ${index} is missing`) : value);
  }

  pushGlobal([module, name]: readonly PickleValue[]): void {
    if (typeof module !== 'string' || typeof name !== 'string') this.fail('expected a module and a name');
    const full = `${module}.${name}`;
    if (!this.rules.globals.has(full))
      this.fail(`global ${JSON.stringify(full.slice(0, 80))} is not allowed`);
    this.push(new PickleGlobal(full));
  }

  pushObject(): void {
    const args = this.pop();
    const type = this.pop();
    if (!(type instanceof PickleGlobal) || !Array.isArray(args)) this.fail('expected a class and a tuple');
    this.push(new PickleObject(type.name, args, this.at));
  }

  build(): void {
    const state = this.pop();
    const object = this.pop();
    if (!(object instanceof PickleObject) || object.state !== undefined) this.fail('expected a new object');
    object.state = state;
    this.push(this.rules.built(object, this.reader));
  }

  setItems(items: readonly PickleValue[]): void {
    const target = this.top();
    if (!(target instanceof Map) || items.length % 2 !== 0) this.fail('expected a dict and pairs');
    for (let i = 0; i < items.length; i += 2) target.set(items[i], items[i + 1]);
  }

  fail(message: string): never {
    throw new PickleError(message, this.at);
  }
}
