import assert from 'node:assert/strict';
import { test } from 'node:test';
import { done, temporaryWorld } from '../../test/world/fake-world.ts';
import { acmeOnRecord, sentResponse } from '../../test/world/responses.ts';
import type { Item } from '../core/item.ts';
import { keeper, reader } from '../core/policy.ts';
import { verifyResponse } from './verify-response.ts';

test('an editor makes sure who answers, and it is kept who did and on which day', async (t) => {
  const { world } = temporaryWorld(t);
  await acmeOnRecord(world);
  const note = 'Called back under the number on its web site';
  const input = { id: await sentResponse(world), version: 1, note };
  const stranger = await verifyResponse.perform(world, reader, input);
  assert.equal(stranger.ok || stranger.problem.code, 'not-allowed');
  for (const odd of ['  ', 'x'.repeat(1_001)]) {
    const refused = await verifyResponse.perform(world, keeper, { ...input, note: odd });
    assert.deepEqual(!refused.ok && refused.problem.faults?.map(({ path }) => path), ['note']);
  }
  await done(world, verifyResponse, input);
  const { content } = (await world.store.item(input.id)) as Item<'response'>;
  assert.deepEqual(content.verified, { how: 'editor', day: '2026-01-01', by: 'keeper', note });
});
