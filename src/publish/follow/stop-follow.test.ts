import assert from 'node:assert/strict';
import { test } from 'node:test';
import { done } from '../../../test/world/fake-world.ts';
import { wishToFollow } from '../../../test/world/followers.ts';
import { rawRows } from '../../../test/world/raw-rows.ts';
import { confirmFollow } from './confirm-follow.ts';
import { stopFollow } from './stop-follow.ts';

test('who stops is forgotten at once, and a secret of nothing changes nothing', async (t) => {
  const { world, path, secret, held } = await wishToFollow(t);
  await done(world, stopFollow, { secret: 'a'.repeat(43) });
  assert.ok(await held());
  await done(world, stopFollow, { secret });
  await done(world, stopFollow, { secret });
  assert.deepEqual(await rawRows(path, 'select * from subscription'), []);
  assert.deepEqual(await done(world, confirmFollow, { secret, every: 'day' }), { isThere: false });
});
