import assert from 'node:assert/strict';
import { dumpDerived } from '../../test/world/dumped-tables.ts';
import { newWorld, testOverEngines } from '../../test/world/engines.ts';
import { done, recordCalled } from '../../test/world/fake-world.ts';
import { says } from '../../test/world/records.ts';
import { plus, recordNow, refusal, taken, why } from '../../test/world/taken.ts';
import { Refused } from '../core/errors.ts';
import { mergeRecords } from './merge-records.ts';
import { withdraw } from './withdraw.ts';

testOverEngines('new keys become documents, published and listed', async (t, engine) => {
  const { world } = await newWorld(t, engine);
  assert.deepEqual(await taken(world), {
    acme: 'E-1 created',
    buyers: 'E-2 created',
    jane: 'E-3 created',
    'https://news.example/1': 'S-1 created',
    paper: 'S-2 created',
    harbour: 'CB-1 created',
    ridge: 'CB-2 created',
    valley: 'CB-3 created',
  });
  const { records, sources, entities } = await world.store.numbers();
  assert.deepEqual([records, sources, entities], [3, 2, 2]);
  assert.deepEqual(await world.store.entityRoleCounts('E-1'), { developer: 1, operator: 1 });
  const valley = await recordNow(world, 'CB-3');
  assert.deepEqual(valley.statements[3]?.value, { record: 'CB-1', relation: 'similar' });
});

testOverEngines('taken in twice, nothing changes: no revision, no number, no sequence', async (t, engine) => {
  const { world, place } = await newWorld(t, engine);
  await taken(world);
  const before = [await world.store.numbers(), await world.store.sequence(), await dumpDerived(place)];
  assert.ok(Object.values(await taken(world)).every((outcome) => outcome.endsWith(' unchanged')));
  assert.deepEqual([await world.store.numbers(), await world.store.sequence(), await dumpDerived(place)], before);
});

testOverEngines('a changed statement makes a new revision of its record, and of nothing else', async (t, engine) => {
  const { world } = await newWorld(t, engine);
  await taken(world);
  const outcomes = await taken(world, plus('harbour', says('place', 'Rotterdam')));
  assert.deepEqual(
    Object.keys(outcomes).filter((key) => !outcomes[key]?.endsWith('unchanged')),
    ['harbour'],
  );
  const heads = await world.store.heads('record', { limit: 9, offset: 0 });
  assert.deepEqual(
    heads.map((head) => head.revision),
    [2, 1, 1],
  );
});

testOverEngines('a withdrawn or merged record does not come back, even changed', async (t, engine) => {
  const { world } = await newWorld(t, engine);
  await taken(world);
  await done(world, withdraw, { id: 'CB-1', base: 1, ...why });
  await done(world, mergeRecords, { id: 'CB-2', into: 'CB-3', base: 1, ...why });
  const both = [...(plus('harbour', says('place', 'A')).records ?? [])].map((one) =>
    one.key === 'ridge' ? { ...one, document: { ...one.document, language: 'nl' } } : one,
  );
  const outcomes = await taken(world, { records: both });
  assert.deepEqual([outcomes.harbour, outcomes.ridge], ['CB-1 unchanged', 'CB-2 unchanged']);
  const states = (await world.store.heads('record', { limit: 9, offset: 0 })).map((head) => head.state);
  assert.deepEqual(states, ['withdrawn', 'merged', 'published']);
  assert.deepEqual(await world.store.cards(['CB-1', 'CB-2']), []);
});

testOverEngines('one fault, and nothing of the arrival is kept', async (t, engine) => {
  const { world } = await newWorld(t, engine);
  const faults = [
    plus('valley', says('sector', 'no-such-sector')),
    plus('valley', says('operator', 'nobody')),
    plus('valley', says('place', 'Lyon', { cites: ['no-such-source'] })),
    plus('valley', says('place', 'Lyon'), says('place', 'Lyon')),
    { sources: [{ key: 'paper', document: { title: '' } }] },
  ];
  for (const fault of faults) await assert.rejects(taken(world, fault), Refused);
  assert.deepEqual(Object.values(await world.store.numbers()), [0, 0, 0, 0, 0]);
  assert.equal((await taken(world)).harbour, 'CB-1 created');
});

testOverEngines('taken in without the word draft, waiting drafts are published, changed or not', async (t, engine) => {
  const { world } = await newWorld(t, engine);
  await taken(world, { draft: true });
  const outcomes = await taken(world, plus('ridge', says('place', 'Lyon')));
  assert.deepEqual([outcomes.harbour, outcomes.ridge], ['CB-1 changed', 'CB-2 changed']);
  assert.equal((await world.store.numbers()).records, 3);
});

testOverEngines('a draft never changes a published record behind its back', async (t, engine) => {
  const { world } = await newWorld(t, engine);
  await taken(world);
  await assert.rejects(taken(world, { ...plus('ridge', says('place', 'Lyon')), draft: true }), refusal('wrong-state'));
  assert.equal((await world.store.head('CB-2'))?.revision, 1);
});

testOverEngines('taken in again after a merge, the survivor keeps what it gained', async (t, engine) => {
  const { world } = await newWorld(t, engine);
  await taken(world);
  await done(world, mergeRecords, { id: 'CB-1', into: 'CB-3', base: 1, ...why });
  const merged = await recordNow(world, 'CB-3');
  assert.ok(Object.values(await taken(world)).every((outcome) => outcome.endsWith(' unchanged')));
  await taken(world, plus('valley', says('place', 'Delft')));
  const after = await recordNow(world, 'CB-3');
  assert.ok(after.statements.some((one) => one.value === 'Delft'));
  for (const statement of merged.statements) assert.ok(after.statements.some((one) => one.field === statement.field));
  assert.equal(await recordCalled(world.store, 'CB-1'), 'CB-3');
});

testOverEngines(
  'two names that another collection holds as one entity are said once, and the record comes in',
  async (t, engine) => {
    const { world } = await newWorld(t, engine);
    await taken(world);
    const acme = { kind: 'organisation' as const, names: [{ text: 'Acme' }] };
    const entities = ['one', 'two'].map((key) => ({ key, shared: ['acme'], document: acme }));
    await world.store.transaction((tx) => tx.putOrigins('*', new Map([['entity:acme', 'E-1']])));
    const statements = [says('title', 'A'), says('type', 'incident'), says('operator', 'one'), says('operator', 'two')];
    const records = [{ key: 'a', document: { language: 'en', statements } }];
    const outcomes = await taken(world, { collection: 'other', entities, sources: [], records });
    assert.match(outcomes.a ?? '', /created/);
  },
);

testOverEngines('a draft makes nothing public: its new entities and sources wait with it', async (t, engine) => {
  const { world } = await newWorld(t, engine);
  await taken(world, { draft: true });
  const { entities, sources } = await world.store.numbers();
  assert.deepEqual([entities, sources], [0, 0]);
  assert.deepEqual(await world.store.current(['E-1', 'S-1', 'S-2']), []);
});
