import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import { temporaryWorld } from '../../../test/world/fake-world.ts';
import { taken } from '../../../test/world/taken.ts';
import { morePairs } from './0004-more-pairs.ts';

test('a database that holds revisions is marked, once, also when it was marked before', async (t) => {
  const { world, path } = temporaryWorld(t);
  const db = new DatabaseSync(path);
  db.exec(morePairs);
  assert.equal(await world.store.needsRebuild(), false);
  await taken(world);
  db.exec(morePairs);
  db.exec(morePairs);
  assert.equal(await world.store.needsRebuild(), true);
  db.close();
});
