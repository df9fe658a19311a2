import assert from 'node:assert/strict';
import { newWorld, testOverEngines } from '../../test/world/engines.ts';
import { done } from '../../test/world/fake-world.ts';
import { refusal, taken, why } from '../../test/world/taken.ts';
import { publishDraft } from './publish-draft.ts';

testOverEngines('drafts stay off every page until they are published', async (t, engine) => {
  const { world } = await newWorld(t, engine);
  await taken(world, { draft: true });
  assert.deepEqual([(await world.store.numbers()).records, await world.store.cards(['CB-1'])], [0, []]);
  assert.ok(Object.values(await taken(world, { draft: true })).every((outcome) => outcome.endsWith(' unchanged')));
  await done(world, publishDraft, { id: 'CB-1', ...why });
  assert.equal((await world.store.cards(['CB-1'])).length, 1);
  const { sources } = await world.store.numbers();
  assert.ok(sources > 0, 'the sources of the record are still drafts');
  assert.equal(await world.store.draft('CB-1'), undefined);
  await assert.rejects(done(world, publishDraft, { id: 'CB-1', ...why }), refusal('not-found'));
});
