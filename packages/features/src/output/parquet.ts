import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import type { FeatureSchema } from '../schema/feature-schema.js';
import type { RowColumn, TableLayout, TableRows } from './table-layout.js';

/** Rows of a row group: those of a capture may be few, and a group of its own would be mostly metadata. */
const ROWS_OF_A_GROUP = 8192;

type SchemaElement = ConstructorParameters<typeof ParquetWriter>[0]['schema'][number];

/**
 * The pieces of one Parquet file with the rows of all tables: integers as INT64, reals as DOUBLE, text as strings (UTF-8); of what rows are about
 * a field may be null, features never are. The file's metadata tell the schema's id and hash.
 */
export async function* parquetFile<Row>(
  layout: TableLayout<Row>,
  tables: AsyncIterable<TableRows<Row>> | Iterable<TableRows<Row>>,
): AsyncGenerator<Uint8Array, void, undefined> {
  const file = new ParquetFile(layout);
  for await (const table of tables) yield* file.write(table);
  yield file.end();
}

class ParquetFile<Row> {
  readonly #bytes = new ByteWriter();
  readonly #writer: ParquetWriter;
  readonly #columns: readonly ColumnOfGroup[];
  readonly #rowColumns: readonly RowColumn<Row>[];
  #rows = 0;

  constructor({ schema, rowColumns }: TableLayout<Row>) {
    this.#rowColumns = rowColumns;
    this.#columns = [...rowColumns, ...schema.features].map(({ name, type }) => columnOfGroup(name, type));
    this.#writer = new ParquetWriter({
      writer: this.#bytes,
      schema: schemaElements(rowColumns, schema),
      kvMetadata: [
        { key: 'networkml.schema', value: schema.id },
        { key: 'networkml.schema.hash', value: schema.hash },
      ],
      createdBy: 'NetworkML for TypeScript',
    });
  }

  /** Takes rows; the bytes of the file that are ready. */
  *write({ rows, columns }: TableRows<Row>): Generator<Uint8Array, void, undefined> {
    const features = this.#columns.slice(this.#rowColumns.length).map(({ name }) => columns.get(name));
    for (const [i, row] of rows.entries()) {
      this.#rowColumns.forEach(({ value }, j) => {
        this.#columns[j].push(value(row));
      });
      features.forEach((feature, j) => {
        this.#columns[this.#rowColumns.length + j].push(feature?.[i]);
      });
      if (++this.#rows === ROWS_OF_A_GROUP) yield this.#group();
    }
  }

  /** The rest of the file. */
  end(): Uint8Array {
    this.#writeGroup();
    this.#writer.finish();
    return this.#written();
  }

  #group(): Uint8Array {
    this.#writeGroup();
    return this.#written();
  }

  #writeGroup(): void {
    if (this.#rows === 0) return;
    const columnData = this.#columns.map(({ name, take }) => ({ name, data: take() }));
    this.#writer.write({ columnData, rowGroupSize: ROWS_OF_A_GROUP });
    this.#rows = 0;
  }

  /** What has been written since this was asked the last time; the writer goes on counting its offset. */
  #written(): Uint8Array {
    const bytes = this.#bytes.getBytes().slice();
    this.#bytes.index = 0;
    return bytes;
  }
}

/** Gathers the values of a column for a row group. */
interface ColumnOfGroup {
  readonly name: string;
  readonly push: (value: string | number | undefined) => void;
  /** Hands over the values and begins anew. */
  readonly take: () => (string | number | bigint | null)[];
}

function columnOfGroup(name: string, type: ValueType): ColumnOfGroup {
  let values: (string | number | bigint | null)[] = [];
  return {
    name,
    push: (value) => {
      values.push(value === undefined ? null : type === 'integer' ? BigInt(value) : value);
    },
    take: () => {
      const taken = values;
      values = [];
      return taken;
    },
  };
}

type ValueType = RowColumn<unknown>['type'];

const PARQUET_TYPES: Readonly<Record<ValueType, Pick<SchemaElement, 'type' | 'converted_type'>>> = {
  text: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  real: { type: 'DOUBLE' },
  integer: { type: 'INT64' },
};

function schemaElements<Row>(
  rowColumns: readonly RowColumn<Row>[],
  { features }: FeatureSchema,
): SchemaElement[] {
  return [
    { name: 'root', num_children: rowColumns.length + features.length },
    ...rowColumns.map(({ name, type }) => ({
      name,
      ...PARQUET_TYPES[type],
      repetition_type: 'OPTIONAL' as const,
    })),
    ...features.map(({ name, type }) => ({
      name,
      ...PARQUET_TYPES[type],
      repetition_type: 'REQUIRED' as const,
    })),
  ];
}
