import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import type { Cell } from '../../core/csv-text.ts';
import type { FileColumn, FileTable, TableContent, TableFiles } from '../../core/table-file.ts';

const PIECE = 256 * 1024;
const types: Readonly<Record<FileColumn['type'], string>> = { text: 'text', integer: 'integer', number: 'real' };

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
const list = (names: readonly string[]): string => names.map(quoted).join(', ');

function primaryOf({ columns, primary }: FileTable): readonly string[] {
  return primary ?? columns.slice(0, 1).map(({ name }) => name);
}

function tableText(table: FileTable, all: readonly FileTable[]): string {
  const columns = table.columns.map(({ name, type, key }) => {
    const target = all.find((other) => other.name === key);
    const reference =
      target === undefined ? '' : ` not null references ${quoted(target.name)} (${list(primaryOf(target))})`;
    return `${quoted(name)} ${types[type]}${reference}`;
  });
  return `create table ${quoted(table.name)} (${[...columns, `primary key (${list(primaryOf(table))})`].join(', ')})`;
}

const searchText = (table: FileTable): string =>
  `create virtual table search using fts5("record" unindexed, ${list(table.search ?? [])}, tokenize = "unicode61 remove_diacritics 2")`;

// The first column of a primary key is found by that key itself.
function indexTexts({ name, columns, primary = [] }: FileTable): readonly string[] {
  const keyed = columns.filter((column) => column.key !== undefined && column.name !== primary[0]);
  return keyed.map(
    (column) => `create index ${quoted(`${name}_${column.name}`)} on ${quoted(name)} (${quoted(column.name)})`,
  );
}

type Put = (cells: readonly Cell[]) => void;

function putInto(raw: DatabaseSync, { name, columns, search }: FileTable): Put {
  const marks = columns.map(() => '?').join(', ');
  const row: StatementSync = raw.prepare(`insert or ignore into ${quoted(name)} values (${marks})`);
  const places = (search ?? []).map((wanted) => columns.findIndex((column) => column.name === wanted));
  const words = search && raw.prepare(`insert into search values (?, ${places.map(() => '?').join(', ')})`);
  return (cells) => {
    const { changes } = row.run(...cells.map((cell) => cell ?? null));
    if (words && changes > 0) words.run(cells[0] ?? null, ...places.map((at) => cells[at] ?? null));
  };
}

async function fill(raw: DatabaseSync, { tables, rows }: TableContent): Promise<void> {
  // Nobody else reads the file before it is whole, and one that is not whole is thrown away.
  raw.exec('pragma journal_mode = off; pragma synchronous = off; pragma foreign_keys = on; begin');
  for (const table of tables) raw.exec(tableText(table, tables));
  for (const table of tables) if (table.search) raw.exec(searchText(table));
  const puts = new Map(tables.map((table) => [table.name, putInto(raw, table)]));
  for await (const { table, cells } of rows) {
    const put = puts.get(table);
    if (put === undefined) throw new TypeError(`the file has no table ${table}`);
    put(cells);
  }
  for (const table of tables) for (const text of indexTexts(table)) raw.exec(text);
  raw.exec('commit; analyze');
}

async function write(path: string, content: TableContent): Promise<void> {
  // Refuses a path where something is.
  await (await open(path, 'wx')).close();
  const raw = new DatabaseSync(path);
  try {
    await fill(raw, content);
  } catch (error) {
    raw.close();
    await rm(path, { force: true });
    throw error;
  }
  raw.close();
}

async function* bytes(content: TableContent): AsyncGenerator<Uint8Array> {
  const directory = await mkdtemp(join(tmpdir(), 'casebook-file-'));
  try {
    const path = join(directory, 'casebook.sqlite');
    await write(path, content);
    const file = await open(path, 'r');
    try {
      for (;;) {
        const { bytesRead, buffer } = await file.read(new Uint8Array(PIECE), 0, PIECE);
        if (bytesRead === 0) return;
        yield buffer.subarray(0, bytesRead);
      }
    } finally {
      await file.close();
    }
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

/** Files with tables, written by SQLite; a file that is asked for as bytes is gone when they were read, or nobody wants more of them. */
export const sqliteTableFiles: TableFiles = { write, bytes };
