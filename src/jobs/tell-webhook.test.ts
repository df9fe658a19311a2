import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newWorld, testOverEngines } from '../../test/world/engines.ts';
import { done, temporaryWorld } from '../../test/world/fake-world.ts';
import { rawRows } from '../../test/world/raw-rows.ts';
import { says } from '../../test/world/records.ts';
import { plus, taken, why, withAcme } from '../../test/world/taken.ts';
import { added, eventsIn, tellWebhooks, withReceiver } from '../../test/world/webhooks.ts';
import { mergeRecords } from '../editorial/merge-records.ts';
import { withdraw } from '../editorial/withdraw.ts';
import { switchWebhook } from '../publish/webhook/switch-webhook.ts';
import { testWebhook } from '../publish/webhook/test-webhook.ts';
import { webhookWaits } from './tell-webhook.ts';
import { makeWebhookOrders, webhookDue } from './webhook-orders.ts';

const told = (arrived: Parameters<typeof eventsIn>[0]) =>
  eventsIn(arrived).map(({ type, data }) => [type, data['id'], data['revision'], data['state']].join(' '));

testOverEngines('a webhook is told of every record in the order of publication, once', async (t, engine) => {
  const { world, arrived } = withReceiver((await newWorld(t, engine)).world);
  const { told: start } = await added(world);
  assert.equal(start, 0);
  await taken(world);
  const [one, two] = [...(await world.store.publications(0, 100))].filter(({ kind }) => kind === 'record');
  assert.ok(one && two);
  await tellWebhooks(world, 2);
  const firsts = eventsIn(arrived);
  assert.deepEqual(told(arrived).slice(0, 2), [
    `record.published ${one.id} 1 published`,
    `record.published ${two.id} 1 published`,
  ]);
  assert.ok(firsts.every(({ data }) => typeof data['title'] === 'string' && !Object.hasOwn(data, 'reason')));
  const [before] = await world.store.webhooks();
  assert.deepEqual(
    [before?.told, before?.answer, await webhookDue(world)],
    [await world.store.sequence(), '204', undefined],
  );
  const count = arrived.length;
  await taken(world, plus('first', says('place', 'Lyon')));
  await taken(world, withAcme('Acme of Lyon'));
  await done(world, mergeRecords, { id: two.id, into: one.id, base: 1, ...why });
  await tellWebhooks(world, 2);
  const news = told(arrived.slice(count));
  assert.equal(news.at(-1), `record.changed ${two.id} 2 merged`);
  assert.equal(eventsIn(arrived).at(-1)?.data['mergedInto'], one.id);
  // An entity that got another name is no news of a record.
  assert.ok(news.every((line) => line.includes('CB-')));
  const ids = arrived.map(({ message }) => message.headers['webhook-id']);
  assert.equal(new Set(ids).size, ids.length);
});

test('of a record that was withdrawn before it was told, only that it was', async (t) => {
  const { world, arrived } = withReceiver(temporaryWorld(t).world);
  await added(world);
  await taken(world);
  await done(world, withdraw, { id: 'CB-1', base: 1, ...why });
  await tellWebhooks(world);
  const ofIt = eventsIn(arrived).filter(({ data }) => data['id'] === 'CB-1');
  assert.deepEqual(
    ofIt.map(({ type, data }) => [type, data['state'], data['title']]),
    [['record.changed', 'withdrawn', undefined]],
  );
});

test('what is refused is sent again later and later with the same id, and nothing after it before', async (t) => {
  const bare = temporaryWorld(t).world;
  let now = Date.parse('2026-11-24T00:00:00.000Z');
  const clock = { now: () => new Date(now).toISOString() };
  const { world, arrived } = withReceiver({ ...bare, clock }, [500]);
  await added(world);
  await taken(world);
  for (const [index, wait] of [...webhookWaits, 0].entries()) {
    await tellWebhooks(world);
    const [webhook] = await world.store.webhooks();
    assert.equal(arrived.length, index + 1);
    assert.deepEqual([webhook?.tries, webhook?.answer, webhook?.told], [index + 1, '500', 0]);
    assert.equal(Date.parse(webhook?.due ?? '') - now, wait);
    now += wait;
  }
  assert.equal(new Set(arrived.map(({ message }) => message.headers['webhook-id'])).size, 1);
  assert.equal((await world.store.webhooks())[0]?.state, 'given-up');
  now += 86_400_000;
  await tellWebhooks(world, 2);
  assert.equal(arrived.length, webhookWaits.length + 1);
  // A person has it tried again, and it goes on from where it stood.
  await done(world, switchWebhook, { id: 'W-1', state: 'on' });
  await tellWebhooks(world);
  assert.equal(arrived.length, webhookWaits.length + 2);
  assert.equal((await world.store.webhooks())[0]?.tries, 1);
});

test('what was taken before a refusal is not sent again', async (t) => {
  const { world, arrived } = withReceiver(temporaryWorld(t).world, [200, { ok: false, why: 'too-slow' }, 200]);
  await added(world);
  await taken(world);
  await tellWebhooks(world, 3);
  const ids = arrived.map(({ message }) => message.headers['webhook-id']);
  assert.deepEqual([ids[1] === ids[2], new Set(ids).size], [true, ids.length - 1]);
  const [webhook] = await world.store.webhooks();
  assert.deepEqual([webhook?.told, webhook?.tries, webhook?.answer], [await world.store.sequence(), 0, '200']);
});

test('a receiver that says it is gone is told nothing more', async (t) => {
  const { world, arrived } = withReceiver(temporaryWorld(t).world, [410]);
  await added(world);
  await taken(world);
  await tellWebhooks(world, 3);
  assert.deepEqual([arrived.length, (await world.store.webhooks())[0]?.state], [1, 'given-up']);
});

test('one that is switched off is told nothing, and all of it once it is on; a test reaches it always', async (t) => {
  const { world, arrived } = withReceiver(temporaryWorld(t).world);
  await added(world);
  await done(world, switchWebhook, { id: 'W-1', state: 'off' });
  await taken(world);
  await tellWebhooks(world, 2);
  assert.equal(arrived.length, 0);
  await done(world, testWebhook, { id: 'W-1' });
  await tellWebhooks(world);
  assert.deepEqual(
    eventsIn(arrived).map(({ type }) => type),
    ['casebook.test'],
  );
  await done(world, switchWebhook, { id: 'W-1', state: 'on' });
  await tellWebhooks(world, 2);
  assert.ok(arrived.length > 1);
});

test('a wish of somebody while messages go out stands, and what was taken is noted', async (t) => {
  const { world: bare } = temporaryWorld(t);
  const { world, arrived } = withReceiver(bare, [200, 500]);
  const { postPublic } = world;
  const meddled = {
    ...world,
    postPublic: async (...given: Parameters<NonNullable<typeof postPublic>>) => {
      if (arrived.length === 0) await done(bare, switchWebhook, { id: 'W-1', state: 'off' });
      return postPublic?.(...given) ?? assert.fail();
    },
  };
  await added(world);
  await taken(world);
  await tellWebhooks(meddled, 2);
  const [webhook] = await world.store.webhooks();
  assert.deepEqual([webhook?.state, webhook?.tries, arrived.length], ['off', 0, 2]);
  assert.ok((webhook?.told ?? 0) > 0);
});

testOverEngines('several workers order what there is to tell once', async (t, engine) => {
  const { world } = withReceiver((await newWorld(t, engine)).world);
  await added(world);
  await added(world, 2);
  await taken(world);
  const workers = [makeWebhookOrders(), makeWebhookOrders(), makeWebhookOrders()];
  for (const order of [...workers, ...workers]) await order(world);
  assert.equal((await world.store.jobs.counts()).waiting, 2);
});

test('who added a webhook stands in the audit, and that something was told, so that a move sees it', async (t) => {
  const { world: bare, path } = temporaryWorld(t);
  const { world } = withReceiver(bare);
  await added(world);
  await taken(world);
  await tellWebhooks(world);
  const lines = await rawRows(path, `select action, target from audit where action like '%webhook%'`);
  assert.deepEqual(
    lines.map((line) => ({ ...line })),
    [
      { action: 'add-webhook', target: 'W-1' },
      { action: 'tell-webhook', target: null },
    ],
  );
});
