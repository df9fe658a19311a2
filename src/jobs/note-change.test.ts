import assert from 'node:assert/strict';
import { newWorld, testOverEngines } from '../../test/world/engines.ts';
import { noteChange } from './note-change.ts';

testOverEngines('a move sees by the length of the audit that a job changed something', async (t, engine) => {
  const { world } = await newWorld(t, engine);
  const { store, clock } = world;
  const length = () => store.holdings.snapshot((snapshot) => snapshot.auditLength());
  const line = { time: clock.now(), action: 'forget-contacts' };
  const before = await length();
  await store.transaction((tx) => noteChange(tx, line, 0));
  assert.equal(await length(), before);
  await store.transaction((tx) => noteChange(tx, line, 3));
  assert.equal(await length(), before + 1);
});
