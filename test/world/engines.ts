import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import type { Store, World } from '../../src/core/ports.ts';
import { openPostgres } from '../../src/store/postgres/open.ts';
import { openSqlite } from '../../src/store/sqlite/open.ts';
import { fakeWorld, temporaryDirectory } from './fake-world.ts';
import { temporaryDatabase } from './postgres-database.ts';
import { withoutPostgres } from './postgres-programs.ts';

/** A new, empty database: its address (a file or a URL) and stores over it; each call of `open` is a connection of its own. */
export type Database = { readonly address: () => Promise<string>; readonly open: () => Promise<Store> };

/** A way to make databases, each gone with its test; `skip` is the reason why there can be none here. */
export type Engine = {
  readonly name: 'sqlite' | 'postgres';
  readonly skip: string | false;
  readonly newDatabase: (t: TestContext) => Database;
};

function databaseOf(
  make: (before: () => Promise<void>) => Promise<string>,
  open: (address: string) => Promise<Store>,
): Database {
  const opened: Store[] = [];
  let made: Promise<string> | undefined;
  const address = (): Promise<string> => {
    made ??= make(async () => {
      for (const store of opened) await store.close();
    });
    return made;
  };
  return {
    address,
    open: async () => {
      const store = await open(await address());
      opened.push(store);
      return store;
    },
  };
}

/** The embedded engine. */
export const sqlite: Engine = {
  name: 'sqlite',
  skip: false,
  newDatabase: (t) =>
    databaseOf(
      async (before) => join(temporaryDirectory(t, before), 'casebook.db'),
      async (path) => openSqlite(path),
    ),
};

/** PostgreSQL. */
export const postgres: Engine = {
  name: 'postgres',
  skip: withoutPostgres,
  newDatabase: (t) => databaseOf((before) => temporaryDatabase(t, before), openPostgres),
};

/** Every engine that the contract is checked against. */
export const engines: readonly Engine[] = [sqlite, postgres];

/** A world over a new database at `place`; both are gone when the test ends. */
export async function newWorld(
  t: TestContext,
  engine: Engine,
): Promise<{ readonly world: World; readonly place: string }> {
  const database = engine.newDatabase(t);
  return { world: fakeWorld(await database.open()), place: await database.address() };
}

/**
 * Two connections to a new database where one process can have two that write at once: SQLite waits without letting its own
 * process go on, so there both are the same.
 */
export async function twoStores(t: TestContext, engine: Engine): Promise<readonly [Store, Store]> {
  const database = engine.newDatabase(t);
  const first = await database.open();
  return [first, engine.name === 'sqlite' ? first : await database.open()];
}

/** A test that is run over each engine, one after the other. */
export function testOverEngines(name: string, work: (t: TestContext, engine: Engine) => Promise<void>): void {
  for (const engine of engines) test(`${name} (${engine.name})`, { skip: engine.skip }, (t) => work(t, engine));
}
