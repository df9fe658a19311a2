import assert from 'node:assert/strict';
import { newWorld, testOverEngines } from '../../test/world/engines.ts';
import { done } from '../../test/world/fake-world.ts';
import { itemOf, sentIn } from '../../test/world/items.ts';
import { says } from '../../test/world/records.ts';
import { recordNow, taken } from '../../test/world/taken.ts';
import type { World } from '../core/ports.ts';
import { statementsOf } from '../core/statement.ts';
import { acceptReport } from './accept-report.ts';
import { editRecord } from './review-proposal.ts';
import { startRecord } from './start-record.ts';
import { verifyStore } from './verify.ts';

const reason = 'A newspaper tells of it';
const url = 'https://draft.example/';
const sources = [{ key: 'new-1', url }];
const entities = [{ key: 'new-2', name: 'Delta' }];
const operator = says('operator', 'new-2', { by: 'The Paper', cites: ['new-1'] });
const change = { field: 'operator' as const, after: operator };
const record = {
  language: 'en',
  statements: [says('title', 'Another case', { cites: ['new-1'] }), says('type', 'incident'), operator],
};

// A draft of another collection brought along the source S-3 and the entity E-4, which nothing public names.
async function withDrafts(world: World): Promise<void> {
  await taken(world);
  await taken(world, {
    collection: 'other',
    draft: true,
    records: [],
    entities: [
      { key: 'delta', shared: ['organisation:delta'], document: { kind: 'organisation', names: [{ text: 'Delta' }] } },
    ],
    sources: [{ key: url, shared: [url], document: { title: 'A draft', url } }],
  });
  const heads = await world.store.headsOf(['S-3', 'E-4']);
  assert.deepEqual(
    heads.map(({ state }) => state),
    ['draft', 'draft'],
  );
}

async function reported(world: World): Promise<void> {
  await world.store.transaction((tx) => tx.nextNumber('report'));
  await sentIn(world.store, [itemOf('R-1')]);
}

const ways: Readonly<Record<string, (world: World) => Promise<string>>> = {
  'an edit': async (world) => {
    const edit = { record: 'CB-1', base: 1, changes: [change], sources, entities, reason };
    return (await done(world, editRecord, edit)).id;
  },
  'a report that becomes a record': async (world) => {
    await reported(world);
    const accepted = { id: 'R-1', version: 1, reason, sources, entities, edits: [], records: [record] };
    return (await done(world, acceptReport, accepted)).records[0] ?? '';
  },
  'a report on a record that is there': async (world) => {
    await reported(world);
    const edits = [{ record: 'CB-1', base: 1, changes: [change] }];
    await done(world, acceptReport, { id: 'R-1', version: 1, reason, sources, entities, edits, records: [] });
    return 'CB-1';
  },
  'a record that is started': async (world) =>
    (await done(world, startRecord, { sources, entities, record, reason })).id,
};

for (const [name, write] of Object.entries(ways)) {
  testOverEngines(`${name} publishes the drafts that it names`, async (t, engine) => {
    const { world } = await newWorld(t, engine);
    await withDrafts(world);
    const id = await write(world);
    const named = statementsOf((await recordNow(world, id)).statements, 'operator').at(-1);
    assert.deepEqual([named?.value, named?.cites], ['E-4', ['S-3']]);
    assert.deepEqual((await world.store.current(['S-3', 'E-4'])).length, 2, 'a public record names a draft');
    const roles = await world.store.entityRoles('E-4', { limit: 9, offset: 0 });
    assert.deepEqual(
      roles.map((role) => role.record.id),
      [id],
    );
    assert.deepEqual((await verifyStore(world.store)).first, []);
  });
}
