import assert from 'node:assert/strict';
import { test } from 'node:test';
import { temporaryWorld } from '../../../../test/world/fake-world.ts';
import { posted, type SentFields } from '../../../../test/world/form-kinds.ts';
import { signIn } from '../../../../test/world/signed-in.ts';
import { taken } from '../../../../test/world/taken.ts';
import { tellWebhooks, withReceiver } from '../../../../test/world/webhooks.ts';
import { makeApp } from '../../app.ts';

const SECRET = /whsec_[A-Za-z0-9+/=]+/;

test('the secret is shown once to whoever added the webhook, and then nowhere', async (t) => {
  const { world, arrived } = withReceiver(temporaryWorld(t).world, [204, 503]);
  const app = makeApp(world);
  const one = await signIn(world, 'administrator');
  const headers = { cookie: one.cookie };
  const send = async (fields: SentFields) =>
    app.request('/desk/webhooks', posted({ ...fields, 'form-token': one.token }, headers));
  const look = async (form = '') => (await app.request(`/desk/webhooks${form}`, { headers })).text();
  assert.match(await look(), /There is none yet/);

  const wrong = await send({ step: 'add', address: 'http://a.example/ins' });
  assert.equal(wrong.status, 422);
  assert.match(await wrong.text(), /value="http:\/\/a\.example\/ins"/);

  const fields = { step: 'add', address: 'https://a.example/in', once: 'a'.repeat(32) };
  const secrets = [];
  for (const _ of [1, 2]) secrets.push(SECRET.exec(await (await send(fields)).text())?.[0]);
  assert.ok(secrets[0] && secrets[0] === secrets[1]);
  assert.equal((await world.store.webhooks()).length, 1);
  for (const form of ['', '.json']) assert.doesNotMatch(await look(form), SECRET);

  await taken(world);
  assert.match(await look(), /\d+ publications behind · nothing sent yet/);
  await tellWebhooks(world);
  assert.equal(arrived.length, 2);
  assert.match(await look(), /refused 1 time, next try .* last answer .*status 503/s);
  assert.equal((await send({ step: 'off', id: 'W-1' })).status, 303);
  assert.match(await look(), /switched off/);
  assert.equal((await send({ step: 'remove', id: 'W-1' })).status, 303);
  assert.equal((await send({ step: 'test', id: 'W-1' })).status, 404);
});

test('nobody but an administrator sees or changes webhooks', async (t) => {
  const { world } = temporaryWorld(t);
  const app = makeApp(world);
  const one = await signIn(world, 'editor');
  const answer = await app.request('/desk/webhooks', { headers: { cookie: one.cookie } });
  assert.equal(answer.status, 403);
  const fields = { step: 'add', address: 'https://a.example/in', 'form-token': one.token };
  assert.equal((await app.request('/desk/webhooks', posted(fields, { cookie: one.cookie }))).status, 403);
  assert.deepEqual(await world.store.webhooks(), []);
});
