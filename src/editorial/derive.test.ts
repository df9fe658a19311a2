import assert from 'node:assert/strict';
import { dumpDerived } from '../../test/world/dumped-tables.ts';
import { newWorld, testOverEngines } from '../../test/world/engines.ts';
import { done } from '../../test/world/fake-world.ts';
import { says } from '../../test/world/records.ts';
import { plus, taken, withAcme } from '../../test/world/taken.ts';
import { rebuild } from './rebuild.ts';

testOverEngines('a renamed entity is found by its new name on every record that names it', async (t, engine) => {
  const { world, place } = await newWorld(t, engine);
  await taken(world, plus('valley', says('operator', 'buyers', { rank: 'preferred' }), says('operator', 'acme')));
  const change = {
    ...plus('valley', says('operator', 'buyers', { rank: 'preferred' }), says('operator', 'acme')),
    ...withAcme('Zenith Optics'),
  };
  assert.equal((await taken(world, change)).acme, 'E-1 changed');
  const terms = JSON.stringify(await dumpDerived(place));
  assert.match(terms, /zenith/);
  assert.doesNotMatch(terms, /Acme/);
  const derived = await dumpDerived(place);
  await done(world, rebuild, {});
  assert.deepEqual(await dumpDerived(place), derived);
});

testOverEngines(
  'somebody who turns out to be a private person leaves every list and index at once',
  async (t, engine) => {
    const { world, place } = await newWorld(t, engine);
    const extra = plus('valley', says('operator', 'buyers', { rank: 'preferred' }), says('operator', 'acme'));
    await taken(world, { ...extra, ...withAcme('Qwertz') });
    assert.match(JSON.stringify(await dumpDerived(place)), /qwertz/i);
    await taken(world, { ...extra, ...withAcme('Qwertz', 'private-person') });
    assert.doesNotMatch(JSON.stringify(await dumpDerived(place)), /qwertz/i);
    assert.deepEqual(await world.store.entityRoleCounts('E-1'), {});
    await taken(world, { ...extra, ...withAcme('Qwertz') });
    assert.deepEqual(await world.store.entityRoleCounts('E-1'), { developer: 1, operator: 1 });
  },
);
