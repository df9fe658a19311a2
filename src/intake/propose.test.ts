import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newWorld, sqlite, testOverEngines } from '../../test/world/engines.ts';
import { done } from '../../test/world/fake-world.ts';
import { nextOnce, proposed } from '../../test/world/proposed.ts';
import { says } from '../../test/world/records.ts';
import { refusal, taken, why } from '../../test/world/taken.ts';
import type { Change } from '../core/diff.ts';
import { reader } from '../core/policy.ts';
import { withdraw } from '../editorial/withdraw.ts';
import { propose } from './propose.ts';
import { receiptHashOf, receiptOf } from './receipt.ts';

const inLyon: Change = { field: 'place', after: says('place', 'Lyon', { by: 'A newspaper' }) };

testOverEngines(
  'a proposal waits on the desk, and its receipt leads to it; sent twice it is one',
  async (t, engine) => {
    const { world } = await newWorld(t, engine);
    await taken(world);
    const once = nextOnce();
    const edit = { record: 'CB-1', base: 1, changes: [inLyon], sources: [], entities: [], reason: 'It says so', once };
    const first = await propose.perform(world, reader, edit, once);
    const second = await propose.perform(world, reader, edit, once);
    assert.deepEqual([first.ok && first.value, second], [{ id: 'P-1' }, first]);
    const item = await world.store.itemOfReceipt(receiptHashOf(receiptOf(once)));
    assert.deepEqual([item?.id, item?.state, item?.record], ['P-1', 'open', 'CB-1']);
    assert.equal(item?.title, 'Place: The case of harbour');
    assert.doesNotMatch(JSON.stringify(item), new RegExp(once));
    assert.match(item?.day ?? '', /^\d{4}-\d\d-\d\d$/);
  },
);

test('a proposal against an older version is taken; one for what is no longer public is not', async (t) => {
  const { world } = await newWorld(t, sqlite);
  await taken(world);
  await taken(world, { records: [] });
  await proposed(world, [inLyon]);
  await assert.rejects(proposed(world, [inLyon], { base: 2 }), refusal('not-found'));
  await assert.rejects(proposed(world, [inLyon], { record: 'CB-99' }), refusal('not-found'));
  await done(world, withdraw, { id: 'CB-1', base: 1, ...why });
  await assert.rejects(proposed(world, [inLyon]), refusal('wrong-state'));
});

test('what a reader cannot see cannot be changed, and nothing tells that it is there', async (t) => {
  const { world } = await newWorld(t, sqlite);
  await taken(world);
  const hidden = says('operator', 'E-3', { cites: ['S-2'] });
  const absent = says('operator', 'E-1', { cites: ['S-2'] });
  const sentences = await Promise.all(
    [hidden, absent].map((before) =>
      proposed(world, [{ field: 'operator', before }], { record: 'CB-2' }).catch((error: Error) => error.message),
    ),
  );
  assert.equal(sentences[0], 'This changes a statement that the record does not hold.');
  assert.equal(sentences[1], sentences[0]);
});

test('sources, entities and records that are not here, and values that do not fit, are refused with their place', async (t) => {
  const { world } = await newWorld(t, sqlite);
  await taken(world);
  const wrong: readonly Change[] = [
    { field: 'place', after: says('place', 'Lyon', { cites: ['S-9'] }) },
    { field: 'place', after: says('place', 'Lyon', { cites: ['new-1'] }) },
    { field: 'operator', after: says('operator', 'E-3') },
    { field: 'operator', after: says('operator', 'E-9') },
    { field: 'affected', after: says('affected', 'E-1') },
    { field: 'related', after: says('related', { record: 'CB-9', relation: 'similar' }) },
    { field: 'country', after: says('country', 'Atlantis') },
    { field: 'occurred', after: says('occurred', 'last week') },
    { field: 'place', after: says('occurred', '2019') },
    { field: 'country', after: says('country', 'NL') },
    { field: 'title', before: says('title', 'The case of harbour') },
    { field: 'place' },
  ];
  for (const change of wrong)
    await assert.rejects(proposed(world, [change]), refusal('bad-input'), JSON.stringify(change));
  await assert.rejects(proposed(world, []), refusal('bad-input'));
  await assert.rejects(proposed(world, [inLyon], { reason: ' ' }), refusal('bad-input'));
  assert.equal((await world.store.itemCounts()).length, 0);
});
