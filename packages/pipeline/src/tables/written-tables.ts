import type { TableRows, TableWriter } from '@networkml/features';

/** What a writer makes of tables; nothing, not even a header, if there is no table. */
export async function* writtenTables<Row>(
  writerOf: Promise<TableWriter<Row>>,
  tables: AsyncIterable<TableRows<Row>>,
): AsyncGenerator<string | Uint8Array, void, undefined> {
  const writer = await writerOf;
  let isBegun = false;
  for await (const table of tables) {
    if (!isBegun) yield* writer.begin();
    isBegun = true;
    yield* writer.write(table);
  }
  if (isBegun) yield* writer.end();
}
