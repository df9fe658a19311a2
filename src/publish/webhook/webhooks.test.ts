import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newWorld, testOverEngines } from '../../../test/world/engines.ts';
import { done, temporaryWorld } from '../../../test/world/fake-world.ts';
import { onceOf } from '../../../test/world/responses.ts';
import { refusal, taken } from '../../../test/world/taken.ts';
import { added } from '../../../test/world/webhooks.ts';
import { addWebhook } from './add-webhook.ts';
import { removeWebhook } from './remove-webhook.ts';
import { switchWebhook } from './switch-webhook.ts';
import { testWebhook } from './test-webhook.ts';
import { webhookSecretOf } from './webhook-message.ts';

testOverEngines('a webhook starts from now, is switched, tried and taken away', async (t, engine) => {
  const { world } = await newWorld(t, engine);
  await taken(world);
  const first = await added(world);
  assert.deepEqual([first.id, first.state, first.told, first.tries], ['W-1', 'on', await world.store.sequence(), 0]);
  await added(world, 2);
  await done(world, switchWebhook, { id: 'W-1', state: 'off' });
  const off = await world.store.webhook('W-1');
  assert.deepEqual([off?.state, off?.version, off?.secret], ['off', 2, first.secret]);
  await done(world, testWebhook, { id: 'W-1' });
  assert.equal((await world.store.jobs.list('waiting', { limit: 9, offset: 0 }))[0]?.kind, 'test-webhook');
  await done(world, removeWebhook, { id: 'W-1' });
  await done(world, removeWebhook, { id: 'W-1' });
  assert.deepEqual(
    (await world.store.webhooks()).map(({ id }) => id),
    ['W-2'],
  );
  await assert.rejects(done(world, switchWebhook, { id: 'W-1', state: 'on' }), refusal('not-found'));
  // Its number is never given again, so that no message is taken for one of another.
  assert.equal((await added(world, 3)).id, 'W-3');
});

test('no address is added that is not public, not secure, holds a password, or is there already', async (t) => {
  const { world } = temporaryWorld(t);
  const add = (address: string) => done(world, addWebhook, { address, secret: webhookSecretOf(onceOf(1)) });
  for (const address of ['', 'receiver.example.org', 'http://receiver.example.org/', 'ftp://a.example/'])
    await assert.rejects(add(address), refusal('bad-input'), address);
  for (const address of ['https://me:secret@a.example/', 'https://a.example:8443/'])
    await assert.rejects(add(address), refusal('bad-input'), address);
  await add('https://a.example/');
  await assert.rejects(add(' https://a.example/ '), refusal('wrong-state'));
  await assert.rejects(
    done(world, addWebhook, { address: 'https://b.example/', secret: 'whsec_short' }),
    refusal('bad-input'),
  );
});
