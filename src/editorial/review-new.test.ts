import assert from 'node:assert/strict';
import { test } from 'node:test';
import { temporaryWorld } from '../../test/world/fake-world.ts';
import { says } from '../../test/world/records.ts';
import { taken } from '../../test/world/taken.ts';
import { bringIn, knownIds } from './review-new.ts';

test('a source is found however its address is spelt, before ids are drawn and when they are', async (t) => {
  const { world } = temporaryWorld(t);
  await taken(world);
  const edit = {
    changes: [{ field: 'place' as const, after: says('place', 'Lyon', { cites: ['new-1', 'new-2', 'new-3'] }) }],
    sources: [
      { key: 'new-1', url: 'http://www.news.example/1/?utm_source=x' },
      { key: 'new-2', url: 'https://other.example/a' },
      { key: 'new-3', url: 'http://other.example/a/' },
    ],
    entities: [],
  };
  const bring = () => world.store.transaction((tx) => bringIn(edit, { tx }));
  assert.equal((await knownIds(world.store, edit)).get('new-1'), 'S-1');
  const { ids, documents } = await bring();
  assert.deepEqual(
    [ids.get('new-1'), ids.get('new-2'), ids.get('new-3'), documents.map(({ id }) => id)],
    ['S-1', 'S-3', 'S-3', ['S-3']],
  );
  assert.deepEqual(await knownIds(world.store, edit), ids);
  assert.deepEqual((await bring()).documents, []);
});

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
  const { ids, documents } = await world.store.transaction((tx) => bringIn(edit, { tx }));
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
