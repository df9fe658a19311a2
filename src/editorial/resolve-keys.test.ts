import assert from 'node:assert/strict';
import { newWorld, testOverEngines } from '../../test/world/engines.ts';
import { smallArrival } from '../../test/world/records.ts';
import { taken, withAcme } from '../../test/world/taken.ts';

testOverEngines('another collection shares sources and entities, and does not change them', async (t, engine) => {
  const { world } = await newWorld(t, engine);
  await taken(world);
  const outcomes = await taken(world, { collection: 'second', ...withAcme('ACME Vision Inc.') });
  assert.deepEqual([outcomes.acme, outcomes['https://news.example/1']], ['E-1 shared', 'S-1 shared']);
  assert.deepEqual([outcomes.buyers, outcomes.paper, outcomes.harbour], ['E-4 created', 'S-3 created', 'CB-4 created']);
  const [acme] = await world.store.current(['E-1']);
  assert.deepEqual(acme?.schema === 'casebook.entity/1' && acme.names, [{ text: 'Acme Vision' }]);
});

testOverEngines('two entities of one collection stay two, even where they share a name', async (t, engine) => {
  const { world } = await newWorld(t, engine);
  const police = (key: string) => ({
    key,
    shared: ['public-body:police'],
    document: { kind: 'public-body' as const, names: [{ text: 'Police' }], note: `Of ${key}.` },
  });
  const withPolice = (...keys: string[]) => ({ entities: [...smallArrival().entities, ...keys.map(police)] });
  assert.equal((await taken(world, withPolice('lyon'))).lyon, 'E-4 created');
  const more = await taken(world, withPolice('lyon', 'oslo', 'rome'));
  assert.deepEqual([more.lyon, more.oslo, more.rome], ['E-4 unchanged', 'E-5 created', 'E-6 created']);
  const again = await taken(world, withPolice('rome', 'oslo'));
  assert.deepEqual([again.rome, again.oslo], ['E-6 unchanged', 'E-5 unchanged']);
});
