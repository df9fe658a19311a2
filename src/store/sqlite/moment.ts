import { type Kysely, sql } from 'kysely';
import type { Tables } from '../tables.ts';
import { connect } from './connection.ts';
import { refusalOf } from './refusal.ts';

/** Runs work on a connection of its own that cannot write and sees the file as it is now, however long the work takes. */
export async function atOneMoment<T>(path: string, work: (db: Kysely<Tables>) => Promise<T>): Promise<T> {
  const { raw, db } = connect(path, true);
  try {
    // The moment is that of the first reading.
    raw.exec('begin');
    raw.prepare('select count(*) from meta').get();
    return await work(db);
  } catch (error) {
    throw refusalOf(error);
  } finally {
    raw.close();
  }
}

/** The query for every record that the full text holds. */
export const textDocids = 'select id as docid from text_index_docsize';

/** The names of all tables that there are. */
export async function tableNames(db: Kysely<Tables>): Promise<ReadonlySet<string>> {
  const found = await sql<{ name: string }>`select name from sqlite_schema where type = 'table'`.execute(db);
  return new Set(found.rows.map(({ name }) => name));
}
