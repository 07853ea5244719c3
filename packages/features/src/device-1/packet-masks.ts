import { FieldSet, type HeaderColumns, type PacketBatch } from '@networkml/pcap';
import type { AddressFacts } from '../headers/address-facts.js';
import type { ColumnName, HeaderTest, PacketTest, ProtocolTest, ValueTest } from './packet-test.js';

/** The sign bit, which is that of no test, in the entries of tables that are filled. */
const KNOWN = 1 << 31;
const VALUES = 0x1_0000;

/** Sets a bit, that of a test, in the masks of packets that pass it. */
interface Marked<Test> {
  readonly bit: number;
  readonly test: Test;
}

/** Tests packets: of each packet a mask with a bit for each test that it passes, the first one lowest. */
export class PacketMasks {
  readonly #protocols: Marked<ProtocolTest>[] = [];
  readonly #headers: Marked<HeaderTest>[] = [];
  /** By the fields, so that values are looked up once for all tests of them. */
  readonly #values = new Map<string, ValueMasks>();

  /** @param tests at most 31 */
  constructor(tests: readonly PacketTest[]) {
    tests.forEach((test, i) => {
      const bit = 1 << i;
      if ('protocol' in test) this.#protocols.push({ bit, test });
      else if ('present' in test) this.#headers.push({ bit, test });
      else this.#valuesOf(test.fields).add(bit, test);
    });
  }

  /** Sets the bits of each packet's mask. */
  mark(masks: Int32Array, { outermost, length }: PacketBatch, addresses: AddressFacts): void {
    this.#markProtocols(masks, outermost, length);
    for (const { bit, test } of this.#headers) markHeaders(masks, outermost, length, addresses, bit, test);
    for (const values of this.#values.values()) values.mark(masks, outermost, length);
  }

  #valuesOf(fields: readonly ColumnName[]): ValueMasks {
    const key = fields.join();
    const known = this.#values.get(key) ?? new ValueMasks(fields);
    this.#values.set(key, known);
    return known;
  }

  #markProtocols(masks: Int32Array, { protocols }: HeaderColumns, length: number): void {
    for (const { bit, test } of this.#protocols) {
      const { protocol } = test;
      for (let row = 0; row < length; row++) {
        if ((protocols[row] & protocol) !== 0) masks[row] |= bit;
      }
    }
  }
}

function markHeaders(
  masks: Int32Array,
  headers: HeaderColumns,
  length: number,
  addresses: AddressFacts,
  bit: number,
  { present, matches }: HeaderTest,
): void {
  for (let row = 0; row < length; row++) {
    if (!headers.hasAll(row, present)) continue;
    if (matches === undefined || matches(headers, row, addresses)) masks[row] |= bit;
  }
}

/** The tests of one field, or of the first one of several. */
class ValueMasks {
  readonly #tests: Marked<ValueTest>[] = [];
  /** The fields, and those that go before each. */
  readonly #fields: readonly {
    readonly name: ColumnName;
    readonly own: FieldSet;
    readonly before: FieldSet;
  }[];
  /** The masks of values, as they are met. */
  #table = new Int32Array(0);

  constructor(fields: readonly ColumnName[]) {
    this.#fields = fields.map((name, i) => ({
      name,
      own: new FieldSet(name),
      before: new FieldSet(...fields.slice(0, i)),
    }));
  }

  add(bit: number, test: ValueTest): void {
    this.#tests.push({ bit, test });
  }

  mark(masks: Int32Array, headers: HeaderColumns, length: number): void {
    if (this.#table.length === 0) this.#table = new Int32Array(VALUES);
    for (const { name, own, before } of this.#fields) {
      const column = headers[name];
      for (let row = 0; row < length; row++) {
        if (!headers.hasAll(row, own) || headers.hasAny(row, before)) continue;
        masks[row] |= this.#maskOf(column[row]) & ~KNOWN;
      }
    }
  }

  #maskOf(value: number): number {
    const known = this.#table[value];
    if (known !== 0) return known;
    let mask = KNOWN;
    for (const { bit, test } of this.#tests) {
      if (test.accepts === undefined || test.accepts(value)) mask |= bit;
    }
    this.#table[value] = mask;
    return mask;
  }
}
