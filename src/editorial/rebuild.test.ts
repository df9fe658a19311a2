import assert from 'node:assert/strict';
import { dumpDerived } from '../../test/world/dumped-tables.ts';
import { newWorld, testOverEngines } from '../../test/world/engines.ts';
import { done } from '../../test/world/fake-world.ts';
import { says } from '../../test/world/records.ts';
import { plus, taken, why } from '../../test/world/taken.ts';
import { mergeRecords } from './merge-records.ts';
import { rebuild } from './rebuild.ts';
import { withdraw } from './withdraw.ts';

testOverEngines('a rebuild gives the same lists, facets and index words, byte by byte', async (t, engine) => {
  const { world, place } = await newWorld(t, engine);
  const judged = ['CSET annotator 001', 'CSET annotator 002'].map((by) => says('cset_minor', 'no', { by }));
  await taken(world, plus('valley', ...judged));
  await taken(world, { collection: 'second' });
  await done(world, withdraw, { id: 'CB-1', base: 1, ...why });
  await done(world, mergeRecords, { id: 'CB-2', into: 'CB-5', base: 1, ...why });
  const before = await dumpDerived(place);
  assert.ok(
    Object.values(before).every((rows) => rows.length > 0),
    'every list has something in it',
  );
  assert.deepEqual(await done(world, rebuild, {}), { records: 4 });
  assert.deepEqual(await dumpDerived(place), before);
});
