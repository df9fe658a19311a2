import assert from 'node:assert/strict';
import { test } from 'node:test';
import { temporaryWorld } from '../../test/world/fake-world.ts';
import { says } from '../../test/world/records.ts';
import { recordNow, refusal, taken, why } from '../../test/world/taken.ts';
import { keeper } from '../core/policy.ts';
import { statementsOf } from '../core/statement.ts';
import type { Edit } from './review-edit.ts';
import { publishEdit } from './review-publish.ts';

test('an edit becomes the next version, with what it brings along; a clash publishes nothing of it', async (t) => {
  const { world } = temporaryWorld(t);
  await taken(world);
  const publish = (edit: Edit) => world.store.transaction((tx) => publishEdit(edit, why, { tx, world, actor: keeper }));
  const before = says('country', 'NL');
  const after = { ...before, value: 'BE', cites: ['new-1'] };
  const sources = [{ key: 'new-1', url: 'https://other.example/' }];
  const edit: Edit = { record: 'CB-1', base: 1, changes: [{ field: 'country', before, after }], sources, entities: [] };
  assert.deepEqual(await publish(edit), { id: 'CB-1', revision: 2 });
  assert.deepEqual(statementsOf((await recordNow(world, 'CB-1')).statements, 'country'), [
    { ...after, cites: ['S-3'] },
  ]);
  const other = { ...before, value: 'FR', cites: ['new-1'] };
  const late = {
    ...edit,
    changes: [{ field: 'country' as const, before, after: other }],
    sources: [{ key: 'new-1', url: 'https://third.example/' }],
  };
  await assert.rejects(publish(late), refusal('conflict'));
  assert.equal((await world.store.current(['S-4'])).length, 0);
});
