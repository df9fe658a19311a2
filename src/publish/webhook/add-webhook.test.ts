import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newWorld, testOverEngines } from '../../../test/world/engines.ts';
import { done, temporaryWorld } from '../../../test/world/fake-world.ts';
import { onceOf } from '../../../test/world/responses.ts';
import { refusal, taken } from '../../../test/world/taken.ts';
import { added } from '../../../test/world/webhooks.ts';
import { addWebhook } from './add-webhook.ts';
import { removeWebhook } from './remove-webhook.ts';
import { webhookSecretOf } from './webhook-message.ts';

testOverEngines('a webhook is told of what comes after it, and its number is never given again', async (t, engine) => {
  const { world } = await newWorld(t, engine);
  await taken(world);
  const { id, state, told, tries } = await added(world);
  assert.deepEqual([id, state, told, tries], ['W-1', 'on', await world.store.sequence(), 0]);
  await done(world, removeWebhook, { id });
  // A message of another would be taken for one of its own.
  assert.equal((await added(world, 2)).id, 'W-2');
});

test('no address is added that is not public, not secure, holds a password, or is there already', async (t) => {
  const { world } = temporaryWorld(t);
  const secret = webhookSecretOf(onceOf(1));
  const add = (address: string) => done(world, addWebhook, { address, secret });
  const insecure = ['', 'receiver.example.org', 'http://receiver.example.org/', 'ftp://a.example/'];
  for (const address of [...insecure, 'https://me:secret@a.example/', 'https://a.example:8443/'])
    await assert.rejects(add(address), refusal('bad-input'), address);
  await add('https://a.example/');
  await assert.rejects(add(' https://a.example/ '), refusal('wrong-state'));
  const short = done(world, addWebhook, { address: 'https://b.example/', secret: 'whsec_short' });
  await assert.rejects(short, refusal('bad-input'));
});

test('there is an end to how many are added', async (t) => {
  const { world } = temporaryWorld(t);
  for (let number = 1; number <= 50; number += 1) await added(world, number);
  await assert.rejects(added(world, 51), refusal('wrong-state'));
});
