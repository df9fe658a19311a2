import assert from 'node:assert/strict';
import { test } from 'node:test';
import { derivedTables } from '../../test/world/derived-tables.ts';
import { done, temporaryWorld } from '../../test/world/fake-world.ts';
import { says, smallArrival } from '../../test/world/records.ts';
import type { Arrival, ArrivalOutcome } from '../core/arrival.ts';
import { Refused } from '../core/errors.ts';
import type { World } from '../core/ports.ts';
import type { RecordDocument } from '../core/record.ts';
import { choosePrefix } from './choose-prefix.ts';
import { mergeRecords } from './merge-records.ts';
import { publishDraft } from './publish-draft.ts';
import { rebuild } from './rebuild.ts';
import { takeIn } from './take-in.ts';
import { withdraw } from './withdraw.ts';

const why = { reason: 'For a test', credit: 'A test' };
const refusal = (code: string) => (error: unknown) => error instanceof Refused && error.problem.code === code;

function outcomesOf(outcomes: readonly ArrivalOutcome[]): Record<string, string> {
  return Object.fromEntries(outcomes.map(({ key, id, outcome }) => [key, `${id} ${outcome}`]));
}

async function taken(world: World, change: Partial<Arrival> = {}): Promise<Record<string, string>> {
  return outcomesOf(await done(world, takeIn, smallArrival(change)));
}

type ArrivingRecord = Arrival['records'][number];

function withRecord(
  key: string,
  change: (document: ArrivingRecord['document']) => ArrivingRecord['document'],
): Partial<Arrival> {
  const { records } = smallArrival();
  return { records: records.map((one) => (one.key === key ? { ...one, document: change(one.document) } : one)) };
}

const plus = (key: string, ...more: RecordDocument['statements']) =>
  withRecord(key, (document) => ({ ...document, statements: [...document.statements, ...more] }));

function withAcmeNamed(text: string, kind: 'organisation' | 'private-person' = 'organisation'): Partial<Arrival> {
  const { entities } = smallArrival();
  const document = { kind, names: [{ text }] };
  return { entities: entities.map((one) => (one.key === 'acme' ? { ...one, document } : one)) };
}

test('new keys become documents, published and listed', async (t) => {
  const { world } = temporaryWorld(t);
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
  const valley = (await world.store.current(['CB-3']))[0] as RecordDocument;
  assert.deepEqual(valley.statements[3]?.value, { record: 'CB-1', relation: 'similar' });
});

test('taken in twice, nothing changes: no revision, no number, no sequence', async (t) => {
  const { world, path } = temporaryWorld(t);
  await taken(world);
  const before = [await world.store.numbers(), await world.store.sequence(), derivedTables(path)];
  assert.ok(Object.values(await taken(world)).every((outcome) => outcome.endsWith(' unchanged')));
  assert.deepEqual([await world.store.numbers(), await world.store.sequence(), derivedTables(path)], before);
});

test('a changed statement makes a new revision of its record, and of nothing else', async (t) => {
  const { world } = temporaryWorld(t);
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

test('a renamed entity is found by its new name on every record that names it', async (t) => {
  const { world, path } = temporaryWorld(t);
  await taken(world, plus('valley', says('operator', 'buyers', { rank: 'preferred' }), says('operator', 'acme')));
  const change = {
    ...plus('valley', says('operator', 'buyers', { rank: 'preferred' }), says('operator', 'acme')),
    ...withAcmeNamed('Zenith Optics'),
  };
  assert.equal((await taken(world, change)).acme, 'E-1 changed');
  const terms = JSON.stringify(derivedTables(path));
  assert.match(terms, /zenith/);
  assert.doesNotMatch(terms, /Acme/);
  const derived = derivedTables(path);
  await done(world, rebuild, {});
  assert.deepEqual(derivedTables(path), derived);
});

test('somebody who turns out to be a private person leaves every list and index at once', async (t) => {
  const { world, path } = temporaryWorld(t);
  const extra = plus('valley', says('operator', 'buyers', { rank: 'preferred' }), says('operator', 'acme'));
  await taken(world, { ...extra, ...withAcmeNamed('Qwertz') });
  assert.match(JSON.stringify(derivedTables(path)), /qwertz/i);
  await taken(world, { ...extra, ...withAcmeNamed('Qwertz', 'private-person') });
  assert.doesNotMatch(JSON.stringify(derivedTables(path)), /qwertz/i);
  assert.deepEqual(await world.store.entityRoleCounts('E-1'), {});
  await taken(world, { ...extra, ...withAcmeNamed('Qwertz') });
  assert.deepEqual(await world.store.entityRoleCounts('E-1'), { developer: 1, operator: 1 });
});

test('a withdrawn or merged record does not come back, even changed', async (t) => {
  const { world } = temporaryWorld(t);
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

test('another collection shares sources and entities, and does not change them', async (t) => {
  const { world } = temporaryWorld(t);
  await taken(world);
  const outcomes = await taken(world, { collection: 'second', ...withAcmeNamed('ACME Vision Inc.') });
  assert.deepEqual([outcomes.acme, outcomes['https://news.example/1']], ['E-1 shared', 'S-1 shared']);
  assert.deepEqual([outcomes.buyers, outcomes.paper, outcomes.harbour], ['E-4 created', 'S-3 created', 'CB-4 created']);
  const [acme] = await world.store.current(['E-1']);
  assert.deepEqual(acme?.schema === 'casebook.entity/1' && acme.names, [{ text: 'Acme Vision' }]);
});

test('two entities of one collection stay two, even where they share a name', async (t) => {
  const { world } = temporaryWorld(t);
  const police = (key: string) => ({
    key,
    shared: ['public-body:police'],
    document: { kind: 'public-body' as const, names: [{ text: 'Police' }], note: `Of ${key}.` },
  });
  const change = { entities: [...smallArrival().entities, police('lyon'), police('oslo')] };
  const first = await taken(world, change);
  assert.deepEqual([first.lyon, first.oslo], ['E-4 created', 'E-5 created']);
  const again = await taken(world, change);
  assert.deepEqual([again.lyon, again.oslo], ['E-4 unchanged', 'E-5 unchanged']);
});

test('one fault, and nothing of the arrival is kept', async (t) => {
  const { world } = temporaryWorld(t);
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

test('drafts stay off every page until they are published', async (t) => {
  const { world } = temporaryWorld(t);
  await taken(world, { draft: true });
  assert.deepEqual([(await world.store.numbers()).records, await world.store.cards(['CB-1'])], [0, []]);
  assert.ok(Object.values(await taken(world, { draft: true })).every((outcome) => outcome.endsWith(' unchanged')));
  await done(world, publishDraft, { id: 'CB-1', ...why });
  assert.equal((await world.store.cards(['CB-1'])).length, 1);
  assert.equal(await world.store.draft('CB-1'), undefined);
  await assert.rejects(done(world, publishDraft, { id: 'CB-1', ...why }), refusal('not-found'));
});

test('taken in without the word draft, waiting drafts are published, changed or not', async (t) => {
  const { world } = temporaryWorld(t);
  await taken(world, { draft: true });
  const outcomes = await taken(world, plus('ridge', says('place', 'Lyon')));
  assert.deepEqual([outcomes.harbour, outcomes.ridge], ['CB-1 changed', 'CB-2 changed']);
  assert.equal((await world.store.numbers()).records, 3);
});

test('a draft never changes a published record behind its back', async (t) => {
  const { world } = temporaryWorld(t);
  await taken(world);
  await assert.rejects(taken(world, { ...plus('ridge', says('place', 'Lyon')), draft: true }), refusal('wrong-state'));
  assert.equal((await world.store.head('CB-2'))?.revision, 1);
});

test('the prefix of ids is chosen once', async (t) => {
  const { world } = temporaryWorld(t);
  assert.deepEqual(await done(world, choosePrefix, { prefix: 'CASE' }), { prefix: 'CASE' });
  assert.deepEqual(await done(world, choosePrefix, { prefix: 'LATER' }), { prefix: 'CASE' });
  assert.equal((await taken(world)).harbour, 'CASE-1 created');
  for (const prefix of ['x', 'lower', 'A1', 'S', 'TOOLONGPREFIX']) {
    await assert.rejects(done(world, choosePrefix, { prefix }), refusal('bad-input'));
  }
});
