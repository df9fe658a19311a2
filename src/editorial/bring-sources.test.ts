import assert from 'node:assert/strict';
import { newWorld, testOverEngines } from '../../test/world/engines.ts';
import { done } from '../../test/world/fake-world.ts';
import { itemOf, sentIn } from '../../test/world/items.ts';
import { says } from '../../test/world/records.ts';
import { taken } from '../../test/world/taken.ts';
import { acceptReport } from './accept-report.ts';

const reason = 'A newspaper tells of it';
const nothing = { sources: [], entities: [], edits: [], records: [] };

testOverEngines('an address that is known, however it is spelt, is not stored twice', async (t, engine) => {
  const { world } = await newWorld(t, engine);
  await taken(world);
  await sentIn(world.store, [itemOf('R-1')]);
  const known = { key: 'new-1', url: 'http://www.news.example/1/?utm_source=x' };
  const before = (await world.store.numbers()).sources;
  const after = says('place', 'Lyon', { by: 'The Paper', cites: ['new-1'] });
  await done(world, acceptReport, {
    ...{ ...nothing, id: 'R-1', version: 1, reason, sources: [known] },
    edits: [{ record: 'CB-1', base: 1, changes: [{ field: 'place', after }] }],
  });
  assert.equal((await world.store.numbers()).sources, before);
});
