import assert from 'node:assert/strict';
import { test } from 'node:test';
import { entryWith, indexed } from '../../test/world/indexed.ts';
import { manyRecords } from '../../test/world/many-records.ts';
import { membersOf } from './bits.ts';
import { Columns } from './columns.ts';

test('columns kept up to date hold what columns made anew hold', async (t) => {
  const entries = [...manyRecords(60)];
  const index = await indexed(t, entries.slice(0, 30));
  const kept = new Columns();
  assert.equal(kept.refresh(index.reader).docids.length, 30);
  await index.publish(entries.slice(30));
  await index.publish([entryWith(7, {}, { tokens: ['country:XX'], firstDay: 5, lastDay: 6, numbers: { devices: 3 } })]);
  await index.withdraw('CB-8', 'CB-31');
  assert.deepEqual(
    kept.refresh(index.reader).docids.toSorted((a, b) => a - b),
    [7, 8, ...Array.from({ length: 30 }, (_, at) => 31 + at)],
  );
  const anew = new Columns();
  anew.refresh(index.reader);
  for (const part of ['seq', 'alive', 'firstDay', 'lastDay', 'ids', 'tokenNumbers'] as const) {
    assert.deepEqual(kept[part], anew[part], part);
  }
  for (const [field, numbers] of kept.tokensOf) {
    const codes = numbers.map((number) => kept.tokens[number]?.code ?? '');
    assert.deepEqual(codes, codes.toSorted(), field);
  }
  assert.deepEqual(kept.lists.totals, anew.lists.totals);
  assert.deepEqual(kept.orders.newest.slice(kept.alive, 0, 99), anew.orders.newest.slice(anew.alive, 0, 99));
  assert.equal(kept.number('devices', 7), 3);
  assert.ok(Number.isNaN(kept.number('people_affected', 7)));
});

test('nothing is read while nothing was published', async (t) => {
  const index = await indexed(t, [entryWith(1)]);
  const columns = new Columns();
  columns.refresh(index.reader);
  assert.deepEqual(columns.refresh({ ...index.reader, rows: () => assert.fail('read again') }), {
    docids: [],
    everything: false,
  });
});

test('a number beyond the room there is makes room', async (t) => {
  const index = await indexed(t, [entryWith(1, {}, { tokens: ['country:CN'] })]);
  const columns = new Columns();
  columns.refresh(index.reader);
  await index.publish([entryWith(5_000, {}, { tokens: ['country:CN'] })]);
  assert.equal(columns.refresh(index.reader).everything, true);
  assert.deepEqual([...membersOf(columns.alive)], [1, 5_000]);
  assert.equal(columns.lists.totals[columns.tokenNumbers.get('country:CN') ?? 0], 2);
});

test('a reading that breaks off is made good by the next one, which says that everything grew', async (t) => {
  const index = await indexed(t, [entryWith(1)]);
  const columns = new Columns();
  columns.refresh(index.reader);
  await index.publish([entryWith(2), entryWith(5_000, {}, { tokens: ['country:XX'] })]);
  function* broken(seq: number) {
    for (const row of index.reader.rows(seq)) {
      yield row;
      if (row.docid === 5_000) throw new Error('away');
    }
  }
  assert.throws(() => columns.refresh({ ...index.reader, rows: broken }), /away/);
  assert.deepEqual(columns.refresh(index.reader), { docids: [2, 5_000], everything: true });
  assert.deepEqual([...membersOf(columns.alive)], [1, 2, 5_000]);
  assert.deepEqual(columns.orders.oldest.slice(columns.alive, 0, 9), [1, 2, 5_000]);
  assert.equal(columns.refresh(index.reader).everything, false);
});

test('the values of a field stand in order also after a reading of their names broke off', async (t) => {
  const index = await indexed(t, [entryWith(1, {}, { tokens: ['country:US'] })]);
  const columns = new Columns();
  columns.refresh(index.reader);
  await index.publish([entryWith(2, {}, { tokens: ['country:CN', 'type:incident'] })]);
  function* broken(after: number) {
    for (const token of index.reader.tokens(after)) {
      yield token;
      throw new Error('away');
    }
  }
  assert.throws(() => columns.refresh({ ...index.reader, tokens: broken }), /away/);
  columns.refresh(index.reader);
  const codes = columns.tokensOf.get('country')?.map((number) => columns.tokens[number]?.code);
  assert.deepEqual(codes, ['CN', 'US']);
});
