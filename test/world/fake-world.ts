import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import type { Action } from '../../src/core/action.ts';
import { sha256 } from '../../src/core/canonical.ts';
import { Refused, valueOfResult } from '../../src/core/errors.ts';
import { keeper } from '../../src/core/policy.ts';
import type { Clock, Queries, Random, ReadStore, Store, World } from '../../src/core/ports.ts';
import { openSqlite } from '../../src/store/sqlite/open.ts';
import { sqliteTableFiles } from '../../src/store/sqlite/table-file.ts';

/** A clock that starts on 1 January 2026 and moves on by one second each time it is read. */
export function tickingClock(start = '2026-01-01T00:00:00.000Z'): Clock {
  let next = Date.parse(start);
  return {
    now: () => {
      next += 1000;
      return new Date(next - 1000).toISOString();
    },
  };
}

/** Bytes that look random and are the same in every run. */
export function seededRandom(seed = 1): Random {
  let block = 0;
  return {
    bytes: (count) => {
      const made: number[] = [];
      for (; made.length < count; block += 1) made.push(...Buffer.from(sha256(`${seed}/${block}`), 'hex'));
      return Uint8Array.from(made.slice(0, count));
    },
  };
}

const noQueries: Queries = {
  load: () => ({ isReady: true, waiting: 0 }),
  // Also of those that a test makes from these.
  asOf() {
    return this;
  },
  search: () => Promise.reject(new Refused('busy')),
  found: () => Promise.reject(new Refused('busy')),
  statistics: () => Promise.reject(new Refused('busy')),
  crossTable: () => Promise.reject(new Refused('busy')),
  related: () => Promise.reject(new Refused('busy')),
  agreement: () => Promise.reject(new Refused('busy')),
  close: () => Promise.resolve(),
};

/** The first record that carries an id of another collection. */
export async function recordCalled(store: ReadStore, alias: string): Promise<string | undefined> {
  return (await store.recordsCalled([alias])).get(alias.toLowerCase())?.[0];
}

/** These questions with some answers replaced. */
export function answering(queries: Queries, answers: Partial<Queries>): Queries {
  const made: Queries = { ...queries, ...answers, asOf: () => made };
  return made;
}

/** A world over a store, with a ticking clock, seeded randomness, no search and a log that is silent. */
export function fakeWorld(store: Store, more: Partial<World> = {}): World {
  const log = { info: () => undefined, error: () => undefined };
  const site = () => 'https://casebook.example';
  return {
    site,
    store,
    queries: noQueries,
    clock: tickingClock(),
    random: seededRandom(),
    log,
    tableFiles: sqliteTableFiles,
    ...more,
  };
}

/** A directory that is gone when the test ends, once `before` has closed what stands in it. */
export function temporaryDirectory(t: TestContext, before?: () => Promise<void>): string {
  const directory = mkdtempSync(join(tmpdir(), 'casebook-'));
  t.after(async () => {
    await before?.();
    rmSync(directory, { recursive: true, force: true });
  });
  return directory;
}

/** A world over a new SQLite file at `path`; both are gone when the test ends. */
export function temporaryWorld(t: TestContext): { readonly world: World; readonly path: string } {
  const path = join(
    temporaryDirectory(t, () => store.close()),
    'casebook.db',
  );
  const store = openSqlite(path);
  return { world: fakeWorld(store), path };
}

/** Performs an action as the keeper and gives its value; throws the problem when it is refused. */
export async function done<T>(world: World, action: Action<T>, input: unknown): Promise<T> {
  return valueOfResult(await action.perform(world, keeper, input));
}
