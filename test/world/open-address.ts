import { isAddress } from '../../src/core/place-name.ts';
import type { Store } from '../../src/core/ports.ts';
import { openPostgres } from '../../src/store/postgres/open.ts';
import { openSqlite } from '../../src/store/sqlite/open.ts';

/** Opens a test's database: a file, or the address of one on PostgreSQL. */
export async function openAddress(address: string): Promise<Store> {
  return isAddress(address) ? openPostgres(address) : openSqlite(address);
}
