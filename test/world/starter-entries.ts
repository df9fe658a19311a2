import { join } from 'node:path';
import type { TestContext } from 'node:test';
import type { IndexEntry } from '../../src/core/index-entry.ts';
import { deriveEntries } from '../../src/editorial/derive.ts';
import { takeIn } from '../../src/editorial/take-in.ts';
import { readCollection } from '../../src/harvest/collection/read-collection.ts';
import { readYamlFiles } from '../../src/outside/files.ts';
import { openSqlite } from '../../src/store/sqlite/open.ts';
import { done, fakeWorld, temporaryDirectory } from './fake-world.ts';
import { root } from './process.ts';

/** The index entries of the starter collection, `CB-1` and so on. */
export async function starterEntries(t: TestContext): Promise<readonly IndexEntry[]> {
  const store = openSqlite(
    join(
      temporaryDirectory(t, () => store.close()),
      'casebook.db',
    ),
  );
  const { arrival } = readCollection(await readYamlFiles(join(root, 'collection', 'starter')));
  await done(fakeWorld(store), takeIn, arrival);
  const heads = await store.heads('record', { limit: 1_000, offset: 0 });
  const documents = await store.current(heads.map(({ id }) => id));
  return deriveEntries(
    store,
    documents.filter((document) => document.schema === 'casebook.record/1'),
  );
}
