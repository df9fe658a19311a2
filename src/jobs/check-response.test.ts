import assert from 'node:assert/strict';
import { test } from 'node:test';
import { temporaryWorld } from '../../test/world/fake-world.ts';
import { acmeOnRecord, onceOf, sentResponse } from '../../test/world/responses.ts';
import type { Item } from '../core/item.ts';
import type { World } from '../core/ports.ts';
import { tokenOf } from '../intake/respond.ts';
import { checkResponse, checkResponses } from './check-response.ts';

const signal = new AbortController().signal;

async function outcome(world: World, kind: typeof checkResponse, payload: unknown): Promise<unknown> {
  const made = await kind(world, payload, signal);
  return 'effect' in made ? world.store.transaction((tx) => made.effect(tx)) : made.result;
}

const withTxt = (world: World, ...texts: string[]): World => ({ ...world, resolveTxt: async () => texts });

test('a token that stands at the domain is kept as a proof, once', async (t) => {
  const { world } = temporaryWorld(t);
  await acmeOnRecord(world);
  await sentResponse(world, { domain: 'acme.example' });
  const [wrong, right] = [withTxt(world), withTxt(world, `casebook-verification=${tokenOf(onceOf(1))}`)];
  assert.deepEqual(await outcome(wrong, checkResponse, { id: 'A-1' }), { id: 'A-1', found: false });
  assert.deepEqual(await outcome(right, checkResponse, { id: 'A-1' }), { id: 'A-1', kept: true });
  assert.deepEqual(await outcome(right, checkResponse, { id: 'A-1' }), { id: 'A-1' });
  const { content } = (await world.store.item('A-1')) as Item<'response'>;
  assert.deepEqual(content.verified, { how: 'dns', day: '2026-01-01' });
});

test('every night a look is ordered for the responses of the last weeks', async (t) => {
  const { world } = temporaryWorld(t);
  await acmeOnRecord(world);
  await sentResponse(world, { domain: 'acme.example' });
  assert.deepEqual(await outcome(world, checkResponses, { night: '2026-01-20' }), { ordered: 1 });
  assert.deepEqual(await outcome(world, checkResponses, { night: '2026-03-20' }), { ordered: 0 });
  const [job] = await world.store.jobs.list('waiting', { limit: 9, offset: 0 });
  assert.deepEqual([job?.kind, job?.payload], ['check-response', { id: 'A-1' }]);
});
