import { type BasicType, ByteWriter, ParquetWriter, schemaFromColumnData } from 'hyparquet-writer';
import type { Cell } from '../../core/csv-text.ts';
import type { PublicRecord } from '../public-record.ts';
import type { Column } from './column.ts';
import type { Table } from './csv.ts';

/** Rows that stand in memory at a time. */
const GROUP = 2_000;
const types: Readonly<Record<Column['type'], BasicType>> = {
  text: 'STRING',
  list: 'STRING',
  integer: 'INT32',
  number: 'DOUBLE',
};

function columnData(columns: readonly Column[], rows: readonly (readonly Cell[])[]) {
  return columns.map(({ name, type }, at) => ({
    name,
    type: types[type],
    nullable: true,
    data: rows.map((row) => row[at] ?? null),
  }));
}

// The library writes into a buffer of ours; what stands in it goes out, and the same memory is used again.
function taken(writer: ByteWriter): Uint8Array {
  const bytes = new Uint8Array(writer.buffer.slice(0, writer.index));
  writer.index = 0;
  return bytes;
}

/** A table as Apache Parquet, compressed with Snappy; each column may be null. Two thousand rows at a time stand in memory. */
export function parquetOf({ columns, rows }: Table) {
  return async function* write(records: AsyncIterable<PublicRecord>): AsyncGenerator<Uint8Array> {
    const writer = new ByteWriter();
    const schema = schemaFromColumnData({ columnData: columnData(columns, []) });
    const file = new ParquetWriter({ writer, schema, createdBy: 'Casebook' });
    yield taken(writer);
    let held: (readonly Cell[])[] = [];
    const put = async (): Promise<void> => {
      await file.write({ columnData: columnData(columns, held), rowGroupSize: GROUP });
      held = [];
    };
    for await (const record of records) {
      held.push(...rows(record));
      if (held.length < GROUP) continue;
      await put();
      yield taken(writer);
    }
    if (held.length > 0) await put();
    await file.finish();
    yield taken(writer);
  };
}
