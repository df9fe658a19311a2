import { join, resolve } from 'node:path';
import { Refused } from './core/errors.ts';
import type { Source } from './core/holdings.ts';
import { isAddress, isOtherAddress } from './core/place-name.ts';
import type { Store } from './core/ports.ts';
import { openSqlite } from './store/sqlite/open.ts';
import { openSqliteSource } from './store/sqlite/source.ts';

/** The database file of a data directory. */
export function databaseIn(directory: string): string {
  return join(resolve(directory), 'casebook.db');
}

// What was given is not repeated: it may hold a password.
function refuseOtherAddress(place: string): void {
  if (!isOtherAddress(place)) return;
  throw new Refused(
    'bad-command',
    'This is neither a directory nor the address of a PostgreSQL database, such as postgres://user@host/casebook.',
  );
}

/** How a place is opened: whether a database is made where there is none, and the address of a replica of it. */
export type Opening = { readonly mayCreate?: boolean; readonly replica?: string };

/**
 * Opens the database at a place, a data directory or the address of a PostgreSQL database; makes it where there is none. The
 * driver of PostgreSQL is loaded only for an address.
 */
export async function openPlace(place: string, opening: Opening = {}): Promise<Store> {
  refuseOtherAddress(place);
  if (!isAddress(place)) return openSqlite(databaseIn(place), opening);
  const { openPostgres } = await import('./store/postgres/open.ts');
  return openPostgres(place, opening);
}

/** Opens the database at a place for copying; nothing is changed there. */
export async function openSource(place: string): Promise<Source & { readonly close: () => Promise<void> }> {
  refuseOtherAddress(place);
  if (!isAddress(place)) return { ...openSqliteSource(databaseIn(place)), close: async () => {} };
  const { openPostgresSource } = await import('./store/postgres/source.ts');
  return openPostgresSource(place);
}
