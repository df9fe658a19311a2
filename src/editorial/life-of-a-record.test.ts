import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import { derivedTables } from '../../test/world/derived-tables.ts';
import { done, temporaryWorld } from '../../test/world/fake-world.ts';
import { says, smallArrival } from '../../test/world/records.ts';
import { type Problem, Refused } from '../core/errors.ts';
import { keeper, reader } from '../core/policy.ts';
import type { World } from '../core/ports.ts';
import type { RecordDocument } from '../core/record.ts';
import { mergeRecords } from './merge-records.ts';
import { publishRevision } from './publish.ts';
import { publishedRecord } from './published-record.ts';
import { rebuild } from './rebuild.ts';
import { setFeatured } from './set-featured.ts';
import { takeIn } from './take-in.ts';
import { verifyStore } from './verify.ts';
import { withdraw } from './withdraw.ts';

const why = { reason: 'For a test', credit: 'A test' };
const refusal = (code: Problem['code']) => (error: unknown) => error instanceof Refused && error.problem.code === code;
const document = async (world: World, id: string) => (await world.store.current([id]))[0] as RecordDocument;

test('a withdrawn record leaves the lists, and its address says why', async (t) => {
  const { world } = temporaryWorld(t);
  await done(world, takeIn, smallArrival());
  assert.deepEqual(await done(world, withdraw, { id: 'CB-1', base: 1, ...why }), { id: 'CB-1', revision: 2 });
  const [newest] = await world.store.history('CB-1');
  assert.deepEqual([newest?.state, newest?.reason], ['withdrawn', 'For a test']);
  assert.deepEqual([await world.store.cards(['CB-1']), await world.store.aliasTarget('AIAAIC0001')], [[], undefined]);
  await assert.rejects(done(world, withdraw, { id: 'CB-1', base: 2, ...why }), refusal('wrong-state'));
});

test('two records become one: the address leads on, the alias and the facts are kept', async (t) => {
  const { world } = temporaryWorld(t);
  await done(world, takeIn, smallArrival());
  await done(world, mergeRecords, { id: 'CB-1', into: 'CB-3', base: 1, ...why });
  const head = await world.store.head('CB-1');
  assert.deepEqual([head?.state, head?.mergedInto, head?.revision], ['merged', 'CB-3', 2]);
  for (const alias of ['AIAAIC0001', 'CB-1']) assert.equal(await world.store.aliasTarget(alias), 'CB-3');
  assert.deepEqual(await world.store.cards(['CB-1']), []);
  const { statements } = await document(world, 'CB-3');
  assert.ok(statements.some((one) => one.field === 'country' && one.value === 'NL'));
  assert.ok(!statements.some((one) => one.field === 'related'), 'a record would relate to itself');
  await assert.rejects(
    done(world, mergeRecords, { id: 'CB-2', into: 'CB-1', base: 1, ...why }),
    refusal('wrong-state'),
  );
  await assert.rejects(done(world, mergeRecords, { id: 'CB-2', into: 'CB-2', base: 1, ...why }), refusal('bad-input'));
});

test('who works on an old revision is told so, and changes nothing', async (t) => {
  const { world } = temporaryWorld(t);
  await done(world, takeIn, smallArrival());
  await done(world, mergeRecords, { id: 'CB-1', into: 'CB-2', base: 1, ...why });
  await assert.rejects(done(world, withdraw, { id: 'CB-2', base: 1, ...why }), refusal('conflict'));
  await assert.rejects(done(world, mergeRecords, { id: 'CB-2', into: 'CB-3', base: 1, ...why }), refusal('conflict'));
  assert.deepEqual((await world.store.head('CB-2'))?.state, 'published');
});

test('only a published record can be withdrawn, merged or featured, and only by a keeper', async (t) => {
  const { world } = temporaryWorld(t);
  await done(world, takeIn, smallArrival());
  for (const id of ['CB-9', 'E-1', 'S-1', '']) {
    await assert.rejects(done(world, withdraw, { id, base: 1, ...why }), refusal('not-found'));
    await assert.rejects(done(world, setFeatured, { id }), refusal('not-found'));
  }
  await assert.rejects(done(world, withdraw, { id: 'CB-1', base: 1, reason: ' ', credit: 'A' }), refusal('bad-input'));
  for (const action of [withdraw, mergeRecords, setFeatured, rebuild, takeIn]) {
    const answer = await action.perform(world, reader, { id: 'CB-1', base: 1, into: 'CB-2', ...why });
    assert.equal(!answer.ok && answer.problem.code, 'not-allowed', action.name);
  }
});

test('a rebuild gives the same lists, facets and index words, byte by byte', async (t) => {
  const { world, path } = temporaryWorld(t);
  await done(world, takeIn, smallArrival());
  await done(world, takeIn, smallArrival({ collection: 'second' }));
  await done(world, withdraw, { id: 'CB-1', base: 1, ...why });
  await done(world, mergeRecords, { id: 'CB-2', into: 'CB-5', base: 1, ...why });
  const before = derivedTables(path);
  assert.ok(
    before.every((rows) => rows.length > 0),
    'every list has something in it',
  );
  assert.deepEqual(await done(world, rebuild, {}), { records: 4 });
  assert.deepEqual(derivedTables(path), before);
});

test('sixteen writers at once lose no update', async (t) => {
  const { world } = temporaryWorld(t);
  await done(world, takeIn, smallArrival());
  const addPlace = async (place: string): Promise<number> => {
    for (let attempt = 1; ; attempt += 1) {
      const { head, document: found } = await publishedRecord(world.store, 'CB-1');
      const changed = { ...found, statements: [...found.statements, says('place', place)] };
      const plan = { document: changed, base: head.revision, ...why };
      const work = world.store.transaction((tx) => publishRevision(plan, { tx, world, actor: keeper }));
      if (
        await work.then(
          () => true,
          (error) => !refusal('conflict')(error) && Promise.reject(error),
        )
      )
        return attempt;
    }
  };
  const places = Array.from({ length: 16 }, (_, n) => `Place ${n}`);
  const attempts = await Promise.all(places.map(addPlace));
  assert.ok(Math.max(...attempts) > 1, 'the writers did meet');
  const kept = (await document(world, 'CB-1')).statements
    .filter((one) => one.field === 'place')
    .map((one) => one.value);
  assert.deepEqual(kept.sort(), places.sort());
  assert.equal((await world.store.history('CB-1')).length, 17);
});

test('a store that nobody touched fits its commitments, drafts included', async (t) => {
  const { world } = temporaryWorld(t);
  await done(world, takeIn, smallArrival());
  await done(world, mergeRecords, { id: 'CB-1', into: 'CB-3', base: 1, ...why });
  await done(world, takeIn, smallArrival({ collection: 'second', draft: true }));
  assert.deepEqual(await verifyStore(world.store), { revisions: 13, broken: [] });
});

const tampering: Readonly<Record<string, string>> = {
  'one character of the text': `update revision set canonical = replace(canonical, 'Rotterdam', 'Rotterdan') where id = 'CB-1'`,
  'one byte of the salt': `update revision set salt = cast(x'00' || substr(salt, 2) as blob) where id = 'CB-1'`,
  'one digit of the commitment': `update revision set commitment = 'x' || substr(commitment, 2) where id = 'CB-1'`,
  'the reason that history shows': `update revision set reason = 'Nothing to see' where id = 'CB-1'`,
  'the time that history shows': `update revision set time = '2020-01-01T00:00:00.000Z' where id = 'CB-1'`,
  'the whole text, from another revision': `update revision set (canonical, salt, commitment) = (select canonical, salt, commitment from revision where id = 'CB-2') where id = 'CB-1'`,
  'a revision taken out': `pragma foreign_keys = off; delete from revision where id = 'CB-1'`,
  'the state of the document': `update document set state = 'withdrawn' where id = 'CB-1'`,
  'the number of the newest revision': `update document set revision = 0 where id = 'CB-1'`,
};

for (const [what, sql] of Object.entries(tampering)) {
  test(`a changed store is found out: ${what}`, async (t) => {
    const { world, path } = temporaryWorld(t);
    const arrival = smallArrival();
    const [first, ...others] = arrival.records;
    if (!first) throw new TypeError('the small collection has records');
    const statements = [...first.document.statements, says('place', 'Rotterdam')];
    await done(world, takeIn, {
      ...arrival,
      records: [{ ...first, document: { ...first.document, statements } }, ...others],
    });
    const raw = new DatabaseSync(path);
    raw.exec(sql);
    raw.close();
    const { broken } = await verifyStore(world.store);
    assert.equal(broken.length, 1);
    assert.match(broken[0] ?? '', /^CB-1/);
  });
}
