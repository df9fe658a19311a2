import assert from 'node:assert/strict';
import { test } from 'node:test';
import { done, temporaryWorld } from '../../test/world/fake-world.ts';
import { acmeOnRecord, onceOf, sentResponse } from '../../test/world/responses.ts';
import { keeper, reader } from '../core/policy.ts';
import { keepProof } from './keep-proof.ts';
import { tokenOf } from './respond.ts';

test('a proof is kept once, for the token that was given out, and by nobody but the house', async (t) => {
  const { world } = temporaryWorld(t);
  await acmeOnRecord(world);
  const id = await sentResponse(world, { domain: 'acme.example' });
  const input = { id, token: tokenOf(onceOf(1)), how: 'dns' };
  const stranger = await keepProof.perform(world, reader, input);
  assert.equal(stranger.ok || stranger.problem.code, 'not-allowed');
  const other = await keepProof.perform(world, keeper, { ...input, token: tokenOf(onceOf(2)) });
  assert.equal(other.ok || other.problem.code, 'conflict');
  assert.deepEqual(await done(world, keepProof, input), { id, kept: true });
  assert.deepEqual(await done(world, keepProof, input), { id, kept: false });
});
