import assert from 'node:assert/strict';
import { newWorld, testOverEngines } from '../../test/world/engines.ts';
import { done } from '../../test/world/fake-world.ts';
import { proposed } from '../../test/world/proposed.ts';
import { lacks, says } from '../../test/world/records.ts';
import { recordNow, refusal, taken, why } from '../../test/world/taken.ts';
import type { Change } from '../core/diff.ts';
import type { SourceDocument } from '../core/source.ts';
import { bestValues, statementsOf } from '../core/statement.ts';
import { declineProposal, editRecord, publishProposal } from './review-proposal.ts';

const nothingNew = { sources: [], entities: [] };
const country = says('country', 'NL');
const toBelgium: Change = { field: 'country', before: country, after: { ...country, value: 'BE' } };
const toFrance: Change = { field: 'country', before: country, after: { ...country, value: 'FR' } };
const inLyon: Change = { field: 'place', after: says('place', 'Lyon', { by: 'A newspaper', cites: ['S-1'] }) };

testOverEngines(
  'a published proposal is a new version with its reason, and the item says what came of it',
  async (t, engine) => {
    const { world } = await newWorld(t, engine);
    await taken(world);
    const { id } = await proposed(world, [inLyon, toBelgium]);
    const made = await done(world, publishProposal, { id, version: 1, ...why });
    assert.deepEqual(made, { id, record: 'CB-1', revision: 2 });
    const record = await recordNow(world, 'CB-1');
    assert.deepEqual(
      [bestValues(record.statements, 'place'), bestValues(record.statements, 'country')],
      [['Lyon'], ['BE']],
    );
    const item = await world.store.item(id);
    assert.equal(item?.state, 'accepted');
    assert.deepEqual(item?.outcome?.records, ['CB-1']);
    assert.equal(item?.outcome?.revision, 2);
    await assert.rejects(done(world, publishProposal, { id, version: 2, ...why }), refusal('wrong-state'));
  },
);

testOverEngines('what others changed meanwhile stays; a clash is asked about and loses nothing', async (t, engine) => {
  const { world } = await newWorld(t, engine);
  await taken(world);
  const { id } = await proposed(world, [inLyon, toBelgium]);
  const edit = { record: 'CB-1', base: 1, ...nothingNew, ...why };
  await done(world, editRecord, { ...edit, changes: [toFrance] });
  await assert.rejects(done(world, publishProposal, { id, version: 1, ...why }), refusal('conflict'));
  assert.equal((await world.store.item(id))?.state, 'open');
  assert.deepEqual(bestValues((await recordNow(world, 'CB-1')).statements, 'place'), []);
  const late = { against: 1, choices: ['both'] };
  await assert.rejects(done(world, publishProposal, { id, version: 1, settled: late, ...why }), refusal('conflict'));
  await done(world, publishProposal, { id, version: 1, settled: { against: 2, choices: ['both'] }, ...why });
  const { statements } = await recordNow(world, 'CB-1');
  assert.deepEqual([...bestValues(statements, 'country')].sort(), ['BE', 'FR']);
  assert.deepEqual(bestValues(statements, 'place'), ['Lyon']);
});

testOverEngines(
  'sources and entities come along once, and those that are here already stand for them',
  async (t, engine) => {
    const { world } = await newWorld(t, engine);
    await taken(world);
    const quotes = [{ source: 'new-1', text: 'cameras by Beta' }];
    const sources = [
      { key: 'new-1', url: 'https://other.example/a', title: 'A study' },
      { key: 'new-2', url: 'https://news.example/1' },
      { key: 'new-3', url: 'https://unused.example/' },
    ];
    const entities = [
      { key: 'new-4', name: 'Beta Cameras' },
      { key: 'new-5', name: 'Acme' },
    ];
    const say = (entity: string, cites: readonly string[]) => says('developer', entity, { by: 'A study', cites });
    const changes: readonly Change[] = [
      { field: 'developer', after: { ...say('new-4', ['new-1', 'new-2']), quotes } },
      { field: 'developer', after: say('new-5', ['new-1']) },
    ];
    const { id } = await proposed(world, changes, { sources, entities });
    await done(world, publishProposal, { id, version: 1, ...why });
    const made = statementsOf((await recordNow(world, 'CB-1')).statements, 'developer');
    assert.deepEqual(
      made.map(({ value, cites }) => [value, cites]),
      [
        ['E-4', ['S-3', 'S-1']],
        ['E-1', ['S-3']],
      ],
    );
    assert.deepEqual(made[0]?.quotes, [{ source: 'S-3', text: 'cameras by Beta' }]);
    const [source, unused] = (await world.store.current(['S-3', 'S-4'])) as readonly SourceDocument[];
    assert.deepEqual([source?.title, unused], ['A study', undefined]);
    const again = await proposed(world, [{ field: 'place', after: says('place', 'Oslo', { cites: ['new-1'] }) }], {
      sources,
      record: 'CB-2',
    });
    await done(world, publishProposal, { id: again.id, version: 1, ...why });
    assert.deepEqual(statementsOf((await recordNow(world, 'CB-2')).statements, 'place')[0]?.cites, ['S-3']);
  },
);

testOverEngines(
  'an editor may publish other changes than those that were sent, or decline with a reason',
  async (t, engine) => {
    const { world } = await newWorld(t, engine);
    await taken(world);
    const { id } = await proposed(world, [inLyon]);
    const edited = { base: 1, changes: [{ field: 'place', after: says('place', 'Lille') }], ...nothingNew };
    await done(world, publishProposal, { id, version: 1, edited, ...why });
    assert.deepEqual(bestValues((await recordNow(world, 'CB-1')).statements, 'place'), ['Lille']);
    const other = await proposed(world, [{ field: 'operator', after: lacks('operator', 'not-disclosed') }]);
    await assert.rejects(
      done(world, declineProposal, { id: other.id, version: 7, reason: 'No.' }),
      refusal('conflict'),
    );
    await done(world, declineProposal, { id: other.id, version: 1, reason: 'Not in the source.' });
    const item = await world.store.item(other.id);
    assert.deepEqual([item?.state, item?.outcome?.reason], ['refused', 'Not in the source.']);
  },
);

testOverEngines('what could not be published is refused whole', async (t, engine) => {
  const { world } = await newWorld(t, engine);
  await taken(world);
  const edit = { record: 'CB-1', base: 1, ...nothingNew, ...why };
  const title = (await recordNow(world, 'CB-1')).statements[0];
  await assert.rejects(
    done(world, editRecord, { ...edit, changes: [{ field: 'title', before: title }] }),
    refusal('bad-input'),
  );
  await assert.rejects(done(world, editRecord, { ...edit, changes: [] }), refusal('bad-input'));
  const uncited = { field: 'place', after: says('place', 'Lyon', { cites: ['S-99'] }) };
  await assert.rejects(done(world, editRecord, { ...edit, changes: [uncited] }), refusal('bad-input'));
  await assert.rejects(done(world, editRecord, { ...edit, base: 9, changes: [inLyon] }), refusal('not-found'));
  await done(world, editRecord, { ...edit, changes: [inLyon] });
  await assert.rejects(done(world, editRecord, { ...edit, changes: [inLyon] }), refusal('wrong-state'));
  assert.equal((await world.store.head('CB-1'))?.revision, 2);
});
