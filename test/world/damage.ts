import { DatabaseSync } from 'node:sqlite';
import { isAddress } from '../../src/core/place-name.ts';
import { onPostgres } from './postgres-database.ts';

/** Runs statements behind the back of the program; on PostgreSQL foreign keys and a rule of uniqueness are dropped first. */
export async function damage(address: string, ...statements: readonly string[]): Promise<void> {
  if (isAddress(address)) {
    const loose = ['revision_id_fkey', 'revision_seq_key'].map(
      (name) => `alter table revision drop constraint if exists ${name}`,
    );
    await onPostgres(address, ...loose, ...statements);
    return;
  }
  const raw = new DatabaseSync(address);
  raw.exec('pragma foreign_keys = off');
  for (const statement of statements) raw.exec(statement);
  raw.close();
}

/** Takes away what keeps two revisions of an SQLite file from one place in the public sequence. */
export const withoutUniqueSequence = [
  'create table loose as select * from revision',
  'drop table revision',
  'alter table loose rename to revision',
];

/** The rows that a query finds, whichever engine the database is of. */
export async function found(address: string, query: string): Promise<readonly object[]> {
  if (isAddress(address)) return onPostgres(address, query);
  const raw = new DatabaseSync(address, { readOnly: true });
  try {
    return raw.prepare(query).all();
  } finally {
    raw.close();
  }
}
