import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { Kysely, type SqliteDatabase, SqliteDialect, type SqliteStatement } from 'kysely';
import type { Tables } from '../tables.ts';

/** One connection to a database file: the driver for point reads, and Kysely over it. */
export type Connection = { readonly raw: DatabaseSync; readonly db: Kysely<Tables> };

const MAX_STATEMENTS = 300;

// Kysely begins transactions lazily; we begin writing ones at once, so that two processes wait for each other instead of
// failing half-way. A full disk makes SQLite roll back by itself, and a second rollback would hide the reason.
function wording(raw: DatabaseSync, sql: string): string {
  if (sql === 'begin') return 'begin immediate';
  return sql === 'rollback' && !raw.isTransaction ? 'select 1' : sql;
}

// Kysely prepares a statement for each call; we keep prepared statements.
function adapt(raw: DatabaseSync): SqliteDatabase {
  const prepared = new Map<string, SqliteStatement>();
  const prepare = (sql: string): SqliteStatement => {
    const worded = wording(raw, sql);
    const known = prepared.get(worded);
    if (known) return known;
    const made = adaptStatement(raw.prepare(worded));
    if (prepared.size >= MAX_STATEMENTS) prepared.clear();
    prepared.set(worded, made);
    return made;
  };
  return { prepare, close: () => raw.close() };
}

type Parameters = Parameters_<StatementSync['all']>;
type Parameters_<F> = F extends (...parameters: infer P) => unknown ? P : never;

function adaptStatement(statement: StatementSync): SqliteStatement {
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => statement.all(...(parameters as Parameters)),
    run: (parameters) => statement.run(...(parameters as Parameters)),
    iterate: (parameters) => statement.iterate(...(parameters as Parameters)),
  };
}

/** Opens a connection; `path` must exist already when `readOnly`. */
export function connect(path: string, readOnly: boolean): Connection {
  const raw = new DatabaseSync(path, { readOnly, timeout: 10_000 });
  raw.exec('pragma synchronous = full; pragma foreign_keys = on;');
  raw.exec('pragma cache_size = -16000; pragma temp_store = memory;');
  // What is deleted inside a page is written over with it, which costs nothing; whole pages, where it matters (erasing.ts).
  raw.exec('pragma secure_delete = fast');
  return { raw, db: new Kysely<Tables>({ dialect: new SqliteDialect({ database: adapt(raw) }) }) };
}
