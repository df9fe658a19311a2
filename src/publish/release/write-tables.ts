import type { ReleaseFolder } from '../../core/release.ts';
import type { TableFiles } from '../../core/table-file.ts';
import type { PublicRecord } from '../public-record.ts';
import type { Row } from '../table/column.ts';
import { csvOf, type Table } from '../table/csv.ts';
import { Completeness, countedTables, type DictionaryLine, dictionaryOf } from '../table/dictionary.ts';
import { fileContent } from '../table/file-content.ts';
import { ndjsonOf } from '../table/json-lines.ts';
import { entityColumns, sourceColumns } from '../table/named-columns.ts';
import { parquetOf } from '../table/parquet.ts';
import { fanOut } from './fan-out.ts';
import { namedCsv } from './named-table.ts';

type Target = {
  readonly folder: ReleaseFolder;
  readonly tableFiles: TableFiles | undefined;
  readonly readme: readonly (readonly [string, string])[];
};

type Job = (records: AsyncIterable<PublicRecord>) => Promise<unknown>;

// Every file wants the rows of the same record at about the same time; they are made once.
function once({ columns, rows }: Table): Table {
  let last: PublicRecord | undefined;
  let made: readonly Row[] = [];
  const kept = (record: PublicRecord): readonly Row[] => {
    if (record !== last) [last, made] = [record, rows(record)];
    return made;
  };
  return { columns, rows: kept };
}

async function together(records: AsyncIterable<PublicRecord>, jobs: readonly Job[]): Promise<void> {
  const { readers, stop } = fanOut(records, jobs.length);
  const running = readers.map((reader, at) =>
    (jobs[at]?.(reader) ?? Promise.resolve()).catch((error: unknown) => {
      stop(error);
      throw error;
    }),
  );
  // All of them have let go of their files before anything is taken away.
  const ends = await Promise.allSettled(running);
  const failed = ends.find((end) => end.status === 'rejected');
  if (failed) throw failed.reason;
}

/**
 * Writes every table of a release in one pass over the records: whatever is written, one record at a time is held, and the
 * rows of a Parquet group. Returns the dictionary of their columns.
 */
export async function writeTables(
  records: AsyncIterable<PublicRecord>,
  { folder, tableFiles, readme }: Target,
): Promise<readonly DictionaryLine[]> {
  const counted = countedTables();
  const [rows, statements] = [once(counted.records), once(counted.statements)];
  const [sourcesSeen, entitiesSeen] = [new Completeness(sourceColumns), new Completeness(entityColumns)];
  const sources = { columns: sourceColumns, of: (record: PublicRecord) => record.sources, seen: sourcesSeen };
  const entities = { columns: entityColumns, of: (record: PublicRecord) => record.entities, seen: entitiesSeen };
  const jobs: Job[] = [
    (all) => folder.write('records.csv', csvOf(rows)(all)),
    (all) => folder.write('statements.csv', csvOf(statements)(all)),
    (all) => folder.write('sources.csv', namedCsv(sources, all)),
    (all) => folder.write('entities.csv', namedCsv(entities, all)),
    (all) => folder.write('records.ndjson', ndjsonOf(all)),
    (all) => folder.write('records.parquet', parquetOf(rows)(all)),
  ];
  if (tableFiles)
    jobs.push((all) =>
      tableFiles.write(folder.pathOf('casebook.sqlite'), fileContent(all, readme, { rows, statements })),
    );
  await together(records, jobs);
  if (tableFiles) await folder.add('casebook.sqlite');
  const plain = ({ cell: _, ...line }: DictionaryLine & { readonly cell?: unknown }): DictionaryLine => line;
  return [
    ...counted.lines(),
    ...dictionaryOf('sources', sourceColumns, sourcesSeen).map(plain),
    ...dictionaryOf('entities', entityColumns, entitiesSeen).map(plain),
  ];
}
