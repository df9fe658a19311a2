import assert from 'node:assert/strict';
import { test } from 'node:test';
import { done, temporaryWorld } from '../../../test/world/fake-world.ts';
import { posted } from '../../../test/world/form-kinds.ts';
import { acmeId, acmeOnRecord, onceOf } from '../../../test/world/responses.ts';
import { why } from '../../../test/world/taken.ts';
import { mergeRecords } from '../../editorial/merge-records.ts';
import { makeApp } from '../app.ts';
import { delayFor } from '../flood-door.ts';

test('who answers on a record that was merged meanwhile is led on, and what was written for the old one counts', async (t) => {
  const { world } = temporaryWorld(t);
  await acmeOnRecord(world);
  const app = makeApp(world);
  const once = onceOf(9);
  const earlier = { ...world, clock: { now: () => new Date(Date.parse(world.clock.now()) - 10_000).toISOString() } };
  const written = {
    once,
    opened: await delayFor(earlier, once),
    entity: await acmeId(world),
    text: 'We took it down.',
  };
  await done(world, mergeRecords, { id: 'CB-1', into: 'CB-2', base: 1, ...why });
  const led = await app.request('/records/CB-1/respond');
  assert.deepEqual([led.status, led.headers.get('location')], [302, '/records/CB-2/respond']);
  const refused = await app.request('/records/CB-1/respond', posted(written));
  const page = await refused.text();
  assert.equal(refused.status, 422);
  assert.match(page, /action="\/records\/CB-2\/respond"/);
  assert.match(page, />\nWe took it down\.</);
  const sent = await app.request('/records/CB-1/respond', posted({ ...written, kind: 'corrective-action' }));
  assert.equal(sent.status, 200);
  assert.equal((await world.store.item('A-1'))?.record, 'CB-2');
});
