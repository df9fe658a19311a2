import assert from 'node:assert/strict';
import { test } from 'node:test';
import { temporaryWorld } from '../../test/world/fake-world.ts';
import { acmeOnRecord, onceOf, sentResponse } from '../../test/world/responses.ts';
import { reader } from '../core/policy.ts';
import { askForCheck } from './ask-for-check.ts';
import { receiptOf } from './receipt.ts';

test('asking for a look at the domain orders one job in a minute, and none without a domain or for another receipt', async (t) => {
  const { world } = temporaryWorld(t);
  await acmeOnRecord(world);
  await sentResponse(world, { domain: 'acme.example' });
  await sentResponse(world, { once: onceOf(2) });
  const ask = (number: number) => askForCheck.perform(world, reader, { receipt: receiptOf(onceOf(number)) });
  assert.deepEqual(await ask(1), { ok: true, value: { id: 'A-1', look: 'ordered' } });
  assert.deepEqual(await ask(2), { ok: true, value: { id: 'A-2', look: 'none' } });
  assert.deepEqual(await ask(1), { ok: true, value: { id: 'A-1', look: 'lately' } });
  const wrong = await ask(3);
  assert.equal(wrong.ok || wrong.problem.code, 'not-found');
  const jobs = await world.store.jobs.list('waiting', { limit: 10, offset: 0 });
  assert.deepEqual(
    jobs.map(({ kind, payload }) => [kind, payload]),
    [['check-response', { id: 'A-1' }]],
  );
});
