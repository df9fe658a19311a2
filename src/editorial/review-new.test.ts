import assert from 'node:assert/strict';
import { test } from 'node:test';
import { temporaryWorld } from '../../test/world/fake-world.ts';
import { says } from '../../test/world/records.ts';
import { taken } from '../../test/world/taken.ts';
import { keeper } from '../core/policy.ts';
import { bringIn, knownIds } from './review-new.ts';

test('what is here is found without drawing an id; what is new is drawn once; what nothing names is left out', async (t) => {
  const { world } = temporaryWorld(t);
  await taken(world);
  const edit = {
    changes: [{ field: 'operator' as const, after: says('operator', 'new-3', { cites: ['new-1', 'new-2'] }) }],
    sources: [
      { key: 'new-1', url: 'https://news.example/1' },
      { key: 'new-2', url: 'https://other.example/' },
      { key: 'new-4', url: 'https://unused.example/' },
    ],
    entities: [{ key: 'new-3', name: 'Gamma' }],
  };
  assert.deepEqual([...(await knownIds(world.store, edit))], [['new-1', 'S-1']]);
  const { ids, documents } = await world.store.transaction((tx) => bringIn(edit, { tx, world, actor: keeper }));
  assert.deepEqual(
    [...ids],
    [
      ['new-1', 'S-1'],
      ['new-2', 'S-3'],
      ['new-3', 'E-4'],
    ],
  );
  assert.deepEqual(
    documents.map(({ id }) => id),
    ['S-3', 'E-4'],
  );
});
