import { csvLine } from '../../core/csv-text.ts';
import type { PublicRecord } from '../public-record.ts';
import type { Filled } from '../table/column.ts';
import { inPieces } from '../table/csv.ts';
import type { Completeness } from '../table/dictionary.ts';

/** What records name, once each, as a table: its columns, how to find it on a record, and who counts its cells. */
export type NamedTable<T> = {
  readonly columns: readonly Filled<T>[];
  readonly of: (record: PublicRecord) => readonly T[];
  readonly seen: Completeness;
};

async function* lines<T extends { readonly id: string }>(
  { columns, of, seen }: NamedTable<T>,
  records: AsyncIterable<PublicRecord>,
): AsyncGenerator<string> {
  yield csvLine(columns.map(({ name }) => name));
  const told = new Set<string>();
  for await (const record of records)
    for (const one of of(record)) {
      if (told.has(one.id)) continue;
      told.add(one.id);
      const row = columns.map(({ cell }) => cell(one));
      seen.add(row);
      yield csvLine(row);
    }
}

/** The sources or entities of records as CSV, in the order in which records name them first. */
export function namedCsv<T extends { readonly id: string }>(
  table: NamedTable<T>,
  records: AsyncIterable<PublicRecord>,
) {
  return inPieces(lines(table, records));
}
