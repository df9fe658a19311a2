import assert from 'node:assert/strict';
import { test } from 'node:test';
import { done, temporaryWorld } from '../../test/world/fake-world.ts';
import { refusedSignIn } from './refused-sign-in.ts';

test('a refused sign-in leaves a line with the account it was for, and nothing else', async (t) => {
  const { world } = temporaryWorld(t);
  await done(world, refusedSignIn, { id: 'U-1' });
  await done(world, refusedSignIn, {});
  const { lines } = await world.store.auditLines({ action: 'refused-sign-in', limit: 9, offset: 0 });
  assert.deepEqual(
    lines.map(({ target, outcome }) => [target, outcome]),
    [
      [undefined, 'done'],
      ['U-1', 'done'],
    ],
  );
  assert.equal((await refusedSignIn.perform(world, { role: 'reader', name: 'reader' }, { name: 'Ada' })).ok, false);
});
