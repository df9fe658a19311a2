import { DatabaseSync } from 'node:sqlite';
import { Client } from 'pg';
import { isAddress } from '../../src/core/place-name.ts';
import { clientSettings } from '../../src/store/postgres/client-settings.ts';

/** A row as a database holds it; bytes are a Uint8Array on every engine. */
export type RawRow = Readonly<Record<string, unknown>>;

/** Runs one statement and gives its rows. */
export type Ask = (sql: string) => Promise<readonly RawRow[]>;

function mapped(row: RawRow, change: (value: unknown) => unknown): RawRow {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, change(value)]));
}

async function inPostgres<T>(url: string, work: (ask: Ask) => Promise<T>): Promise<T> {
  const client = new Client(clientSettings(url));
  await client.connect();
  try {
    return await work(async (sql) => {
      const { rows } = await client.query(sql);
      return rows.map((row) => mapped(row, (value) => (Buffer.isBuffer(value) ? new Uint8Array(value) : value)));
    });
  } finally {
    await client.end();
  }
}

async function inSqlite<T>(path: string, work: (ask: Ask) => Promise<T>): Promise<T> {
  const db = new DatabaseSync(path, { timeout: 10_000 });
  try {
    return await work(async (sql) => {
      const statement = db.prepare(sql);
      // The tables of the full text hold numbers that JavaScript has no other way to read.
      statement.setReadBigInts(true);
      return statement.all().map((row) => mapped(row, (value) => (typeof value === 'bigint' ? Number(value) : value)));
    });
  } finally {
    db.close();
  }
}

/** Works on a database, a file or an address, past the store, over one connection. */
export async function pastTheStore<T>(place: string, work: (ask: Ask) => Promise<T>): Promise<T> {
  return isAddress(place) ? inPostgres(place, work) : inSqlite(place, work);
}

/** Runs statements past the store, one after the other; gives the rows of the last. */
export async function rawRows(place: string, ...statements: readonly string[]): Promise<readonly RawRow[]> {
  return pastTheStore(place, async (ask) => {
    let rows: readonly RawRow[] = [];
    for (const statement of statements) rows = await ask(statement);
    return rows;
  });
}

/** The audit of a database, oldest first, as "who action target: outcome". */
export async function auditLines(place: string): Promise<readonly string[]> {
  const rows = await rawRows(place, 'select actor, action, target, outcome from audit order by n');
  return rows.map(({ actor, action, target, outcome }) => `${actor} ${action} ${target ?? '-'}: ${outcome}`);
}
