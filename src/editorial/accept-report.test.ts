import assert from 'node:assert/strict';
import { newWorld, testOverEngines } from '../../test/world/engines.ts';
import { done } from '../../test/world/fake-world.ts';
import { itemOf, sentIn } from '../../test/world/items.ts';
import { says } from '../../test/world/records.ts';
import { recordNow, refusal, taken } from '../../test/world/taken.ts';
import { bestValues, statementsOf } from '../core/statement.ts';
import { acceptReport } from './accept-report.ts';

const reason = 'A newspaper tells of it';
const source = { key: 'new-1', url: 'https://paper.example/a', title: 'Cameras again', publisher: 'The Paper' };
const quoted = says('place', 'Lyon', {
  by: 'The Paper',
  cites: ['new-1'],
  quotes: [{ source: 'new-1', text: 'in Lyon' }],
});
const nothing = { sources: [], entities: [], edits: [], records: [] };

testOverEngines(
  'a report becomes a source on a record with a quoted statement, and a new record, at once',
  async (t, engine) => {
    const { world } = await newWorld(t, engine);
    await taken(world);
    await sentIn(world.store, [itemOf('R-1')]);
    const written = [
      says('title', 'Another case', { cites: ['new-1'] }),
      says('type', 'incident'),
      says('operator', 'new-2', { cites: ['new-1'] }),
    ];
    const made = await done(world, acceptReport, {
      ...{ id: 'R-1', version: 1, reason, sources: [source], entities: [{ key: 'new-2', name: 'Nova Lens' }] },
      edits: [{ record: 'CB-1', base: 1, changes: [{ field: 'place', after: quoted }] }],
      records: [{ language: 'en', statements: written }],
    });
    const [, fresh = ''] = made.records;
    assert.deepEqual(made.records[0], 'CB-1');
    const [place] = statementsOf((await recordNow(world, 'CB-1')).statements, 'place');
    assert.equal(place?.quotes?.[0]?.text, 'in Lyon');
    const cited = place?.cites[0] ?? '';
    assert.equal(place?.quotes?.[0]?.source, cited);
    assert.match(cited, /^S-\d+$/);
    const record = await recordNow(world, fresh);
    assert.deepEqual(bestValues(record.statements, 'title'), ['Another case']);
    assert.deepEqual(statementsOf(record.statements, 'title')[0]?.cites, [cited]);
    const cards = await world.store.sourceRecords(cited, { limit: 9, offset: 0 });
    assert.deepEqual(cards.map(({ id }) => id).sort(), ['CB-1', fresh].sort());
    const item = await world.store.item('R-1');
    assert.deepEqual([item?.state, item?.outcome?.records], ['accepted', made.records]);
  },
);

testOverEngines('where one part does not fit nothing happens, and nothing is said to the sender', async (t, engine) => {
  const { world } = await newWorld(t, engine);
  await taken(world);
  await sentIn(world.store, [itemOf('R-1')]);
  const edits = [
    { record: 'CB-1', base: 1, changes: [{ field: 'place', after: quoted }] },
    { record: 'CB-99', base: 1, changes: [{ field: 'place', after: quoted }] },
  ];
  const sequence = await world.store.sequence();
  const input = { ...nothing, id: 'R-1', version: 1, reason, sources: [source], edits };
  await assert.rejects(done(world, acceptReport, input), refusal('not-found'));
  await assert.rejects(done(world, acceptReport, { ...input, edits: [] }), refusal('bad-input'));
  assert.equal(await world.store.sequence(), sequence);
  assert.equal((await world.store.item('R-1'))?.state, 'open');
  await done(world, acceptReport, { ...nothing, id: 'R-1', version: 1, reason, known: ['CB-2'] });
  assert.deepEqual((await world.store.item('R-1'))?.outcome?.records, ['CB-2']);
});
