import assert from 'node:assert/strict';
import { newWorld, testOverEngines } from '../../test/world/engines.ts';
import { done } from '../../test/world/fake-world.ts';
import { refusal, taken } from '../../test/world/taken.ts';
import { changeEntity } from './change-entity.ts';
import { verifyStore } from './verify.ts';

const reason = 'For a test';

testOverEngines('an entity gets another name, kind and links; a private person is shown no more', async (t, engine) => {
  const { world } = await newWorld(t, engine);
  await taken(world);
  const now = {
    kind: 'organisation',
    names: [{ text: 'Acme' }, { text: 'Acme Vision' }],
    links: ['https://acme.example/'],
  };
  await done(world, changeEntity, { id: 'E-1', base: 1, ...now, reason });
  await assert.rejects(done(world, changeEntity, { id: 'E-1', base: 2, ...now, reason }), refusal('wrong-state'));
  await assert.rejects(done(world, changeEntity, { id: 'E-1', base: 1, ...now, reason }), refusal('conflict'));
  const [card] = await world.store.cards(['CB-1']);
  assert.deepEqual(card?.operators, ['Acme']);
  await done(world, changeEntity, {
    id: 'E-1',
    base: 2,
    kind: 'private-person',
    names: [{ text: 'A. Person' }],
    reason,
  });
  assert.deepEqual((await world.store.cards(['CB-1']))[0]?.operators, ['a private person']);
  assert.equal((await verifyStore(world.store)).doubts, 0);
});
