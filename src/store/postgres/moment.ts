import { type Kysely, sql } from 'kysely';
import type { Tables } from '../tables.ts';

/** Runs work in a transaction that only reads and sees the database as it is now, however long the work takes. */
export function atOneMoment<T>(db: Kysely<Tables>, work: (trx: Kysely<Tables>) => Promise<T>): Promise<T> {
  return db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(work);
}

/** The query for every record that the full text holds. */
export const textDocids = 'select docid from text_index join text_pairs using (docid)';

/** The names of all tables that there are. */
export async function tableNames(db: Kysely<Tables>): Promise<ReadonlySet<string>> {
  const found = await sql<{ name: string }>`select table_name as name from information_schema.tables
    where table_schema = current_schema()`.execute(db);
  return new Set(found.rows.map(({ name }) => name));
}
