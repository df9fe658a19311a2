import { type FieldSpec, fields } from '../../core/fields.ts';
import type { PublicRecord } from '../public-record.ts';
import type { Column } from './column.ts';
import { recordColumns, recordRow, statementColumns, statementRows } from './columns.ts';
import type { Table } from './csv.ts';

/** What a reader needs to know about one column of one table; `completeness` is the share of rows with a cell, in percent. */
export type DictionaryLine = Omit<Column, 'elsewhere'> &
  NonNullable<FieldSpec['elsewhere']> & {
    readonly table: 'records' | 'statements' | 'sources' | 'entities';
    readonly label?: string;
    readonly completeness?: number;
  };

/** How many rows of a table were seen, and how many of them had something in each column. */
export class Completeness {
  private rows = 0;
  private readonly filled: number[];

  constructor(columns: readonly Column[]) {
    this.filled = columns.map(() => 0);
  }

  /** Counts one row. */
  add(row: readonly unknown[]): void {
    this.rows += 1;
    for (let at = 0; at < row.length; at += 1) if (row[at] !== undefined) this.filled[at] = (this.filled[at] ?? 0) + 1;
  }

  /** The share of rows with something in the column at a place, in percent with one decimal; undefined before the first row. */
  share(at: number): number | undefined {
    return this.rows === 0 ? undefined : Math.round((1_000 * (this.filled[at] ?? 0)) / this.rows) / 10;
  }
}

const labels = new Map<string, string>(fields.map(({ name, label }) => [name, label]));

/** Every column of a table with all there is to know about it. */
export function dictionaryOf(
  table: DictionaryLine['table'],
  columns: readonly Column[],
  seen?: Completeness,
): readonly DictionaryLine[] {
  return columns.map(({ elsewhere, ...column }, at) => {
    const label = column.field === undefined ? undefined : labels.get(column.field);
    const completeness = seen?.share(at);
    return {
      table,
      ...column,
      ...(label !== undefined && { label }),
      ...elsewhere,
      ...(completeness !== undefined && { completeness }),
    };
  });
}

/** The dictionary of both tables, with the completeness of what a release has counted. */
export function dictionary(records?: Completeness, statements?: Completeness): readonly DictionaryLine[] {
  return [
    ...dictionaryOf('records', recordColumns, records),
    ...dictionaryOf('statements', statementColumns, statements),
  ];
}

/** The columns of the dictionary itself, in the order of its CSV file. */
export const dictionaryColumns = [
  'table',
  'name',
  'label',
  'meaning',
  'type',
  'unit',
  'vocabulary',
  'field',
  'completeness',
  'aiaaic',
  'aiid',
  'oecd',
  'hibp',
  'osv',
  'veris',
] as const satisfies readonly (keyof DictionaryLine)[];

/** A table whose rows are counted while they are made. */
export function counting({ columns, rows }: Table, seen: Completeness): Table {
  const counted = (record: PublicRecord) => {
    const made = rows(record);
    for (const row of made) seen.add(row);
    return made;
  };
  return { columns, rows: counted };
}

/** The two tables, each counted. */
export function countedTables(): {
  readonly records: Table;
  readonly statements: Table;
  readonly lines: () => readonly DictionaryLine[];
} {
  const [records, statements] = [new Completeness(recordColumns), new Completeness(statementColumns)];
  return {
    records: counting({ columns: recordColumns, rows: (record) => [recordRow(record)] }, records),
    statements: counting({ columns: statementColumns, rows: statementRows }, statements),
    lines: () => dictionary(records, statements),
  };
}
