import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { Kysely, type SqliteDatabase, SqliteDialect, type SqliteStatement } from 'kysely';
import type { Tables } from '../tables.ts';

/** One connection to a database file: the driver for point reads, and Kysely over it. */
export type Connection = { readonly raw: DatabaseSync; readonly db: Kysely<Tables> };

const MAX_STATEMENTS = 300;

// Kysely prepares a statement for each call and begins transactions lazily; we keep prepared statements, and begin
// writing transactions at once, so that two processes wait for each other instead of failing half-way.
function adapt(raw: DatabaseSync): SqliteDatabase {
  const prepared = new Map<string, SqliteStatement>();
  const prepare = (sql: string): SqliteStatement => {
    const known = prepared.get(sql);
    if (known) return known;
    const made = adaptStatement(raw.prepare(sql === 'begin' ? 'begin immediate' : sql));
    if (prepared.size >= MAX_STATEMENTS) prepared.clear();
    prepared.set(sql, made);
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
  if (!readOnly) raw.exec('pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on;');
  raw.exec('pragma cache_size = -16000; pragma temp_store = memory;');
  return { raw, db: new Kysely<Tables>({ dialect: new SqliteDialect({ database: adapt(raw) }) }) };
}
