import assert from 'node:assert/strict';
import { test } from 'node:test';
import { temporaryWorld } from '../../test/world/fake-world.ts';
import { says } from '../../test/world/records.ts';
import { recordNow, refusal, taken } from '../../test/world/taken.ts';
import { baseOf, changesAnything, standingOf } from './review-edit.ts';

test('an edit stands against the newest version, and one that says what is there changes nothing', async (t) => {
  const { world } = temporaryWorld(t);
  await taken(world);
  const before = says('country', 'NL');
  const edit = { record: 'CB-1', base: 1, sources: [], entities: [] };
  const same = await standingOf(world.store, { ...edit, changes: [{ field: 'country', before, after: before }] });
  assert.deepEqual([changesAnything(same), same.clashes], [false, []]);
  const gone = await standingOf(world.store, { ...edit, changes: [{ field: 'country', before }] });
  assert.ok(changesAnything(gone));
  assert.deepEqual(await baseOf(world.store, { record: 'CB-1', base: 1 }), await recordNow(world, 'CB-1'));
  for (const record of ['CB-1', 'CB-99', 'nothing']) {
    await assert.rejects(baseOf(world.store, { record, base: 9 }), refusal('not-found'));
  }
});
