import assert from 'node:assert/strict';
import { newWorld, testOverEngines } from '../../test/world/engines.ts';
import { done } from '../../test/world/fake-world.ts';
import { refusal, taken, why } from '../../test/world/taken.ts';
import { publishedRecord } from './published-record.ts';
import { withdraw } from './withdraw.ts';

testOverEngines('only a published record is found: nothing else, and no draft or withdrawn one', async (t, engine) => {
  const { world } = await newWorld(t, engine);
  await taken(world);
  await taken(world, { collection: 'second', draft: true });
  await done(world, withdraw, { id: 'CB-1', base: 1, ...why });
  const { head, document } = await publishedRecord(world.store, 'CB-2');
  assert.deepEqual([head.revision, document.id], [1, 'CB-2']);
  for (const id of ['CB-9', 'E-1', 'S-1', ''])
    await assert.rejects(publishedRecord(world.store, id), refusal('not-found'));
  for (const id of ['CB-1', 'CB-4']) await assert.rejects(publishedRecord(world.store, id), refusal('wrong-state'));
});
