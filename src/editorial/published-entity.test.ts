import assert from 'node:assert/strict';
import { test } from 'node:test';
import { temporaryWorld } from '../../test/world/fake-world.ts';
import { refusal, taken } from '../../test/world/taken.ts';
import { publishedEntity } from './published-entity.ts';

test('a published entity is given; a draft, a record and an unknown id are refused', async (t) => {
  const { world } = temporaryWorld(t);
  await taken(world);
  await taken(world, { collection: 'drafts', draft: true });
  assert.equal((await publishedEntity(world.store, 'E-1')).document.id, 'E-1');
  const draft = (await world.store.heads('entity', { limit: 20, offset: 0 })).find(({ state }) => state === 'draft');
  assert.ok(draft);
  await assert.rejects(publishedEntity(world.store, draft.id), refusal('wrong-state'));
  for (const id of ['CB-1', 'E-99']) await assert.rejects(publishedEntity(world.store, id), refusal('not-found'));
});
