import assert from 'node:assert/strict';
import { newWorld, testOverEngines } from '../../test/world/engines.ts';
import { done } from '../../test/world/fake-world.ts';
import { itemOf, sentIn } from '../../test/world/items.ts';
import { askSender } from './ask-sender.ts';

testOverEngines('a question goes into the talk and the item waits for the answer', async (t, engine) => {
  const { world } = await newWorld(t, engine);
  await sentIn(world.store, [itemOf('R-1')]);
  await done(world, askSender, { id: 'R-1', version: 1, text: 'Where did you read it?' });
  assert.equal((await world.store.item('R-1'))?.state, 'asked');
  const [line] = await world.store.messages('R-1');
  assert.deepEqual([line?.from, line?.text], ['editors', 'Where did you read it?']);
});
