import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { databaseIn } from '../../src/places.ts';
import { createDatabase, dropDatabase, onPostgres } from '../../test/world/postgres-database.ts';
import { withoutPostgres } from '../../test/world/postgres-programs.ts';
import { startPostgres } from '../../test/world/postgres-server.ts';
import type { EngineName } from './options.ts';

/** A new, empty database: `place` as commands take it, `database` as search threads do. */
export type BenchDatabase = {
  readonly place: string;
  readonly database: string;
  /** Brings it to the state in which its server leaves it by itself some minutes after many writes. */
  readonly settle: () => Promise<void>;
  readonly megabytes: () => Promise<number>;
  readonly remove: () => Promise<void>;
};

/** An engine that makes databases to be measured, until it is stopped. */
export type BenchEngine = {
  readonly name: EngineName;
  readonly create: () => Promise<BenchDatabase>;
  readonly stop: () => Promise<void>;
};

// What its manual advises for a machine of 1 GB; all else is the default, above all that a commit waits for the disk.
const SETTINGS = ['shared_buffers = 256MB', 'max_wal_size = 2GB'];

const sqlite: BenchEngine = {
  name: 'sqlite',
  create: async () => {
    const place = mkdtempSync(join(tmpdir(), 'casebook-bench-'));
    return {
      place,
      database: databaseIn(place),
      settle: async () => {},
      megabytes: async () => statSync(databaseIn(place)).size / 1e6,
      remove: async () => rmSync(place, { recursive: true, force: true }),
    };
  },
  stop: async () => {},
};

async function startServer(): Promise<BenchEngine> {
  if (withoutPostgres) throw new Error(`PostgreSQL cannot be measured: ${withoutPostgres}.`);
  const directory = mkdtempSync(join(tmpdir(), 'casebook-bench-server-'));
  const server = await startPostgres(directory, SETTINGS);
  return {
    name: 'postgres',
    create: async () => {
      const place = await createDatabase(server.admin);
      const size = 'select pg_database_size(current_database())::float8 as size';
      return {
        place,
        database: place,
        settle: async () => {
          await onPostgres(place, 'vacuum analyze');
          await onPostgres(server.admin, 'checkpoint');
        },
        megabytes: async () => Number((await onPostgres(place, size))[0]?.size) / 1e6,
        remove: () => dropDatabase(server.admin, place),
      };
    },
    stop: async () => {
      await server.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** Makes an engine ready; PostgreSQL is a server of its own for this run. */
export async function startEngine(name: EngineName): Promise<BenchEngine> {
  return name === 'sqlite' ? sqlite : startServer();
}
