import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { temporaryWorld } from '../../../test/world/fake-world.ts';
import { posted } from '../../../test/world/form-kinds.ts';
import { acmeOnRecord } from '../../../test/world/responses.ts';
import { timeAfter } from '../../core/job.ts';
import type { World } from '../../core/ports.ts';
import { followId, followKey, secretHash, secretOf } from '../../publish/follow/follow-secret.ts';
import { makeApp } from '../app.ts';

const email = 'reader@example.org';

async function house(t: TestContext, hasMail = true) {
  const { world: bare } = temporaryWorld(t);
  await acmeOnRecord(bare);
  let minutes = 0;
  const clock = {
    now: () => {
      minutes += 1;
      return timeAfter(bare.clock.now(), minutes * 60_000);
    },
  };
  const world: World = { ...bare, clock, ...(hasMail && { mail: { send: async () => undefined } }) };
  return { world, app: makeApp(world) };
}

// The hidden fields of a page.
function fieldsIn(text: string): Record<string, string> {
  const found = text.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g);
  return Object.fromEntries([...found].map(([, name = '', value = '']) => [name, value]));
}

async function asked(t: TestContext) {
  const { world, app } = await house(t);
  const fields = fieldsIn(await (await app.request('/follow?what=/records/CB-1')).text());
  const sent = await app.request('/follow', posted({ ...fields, email, every: 'week' }));
  const key = (await world.store.setting(followKey)) ?? '';
  const secret = secretOf(key, followId(key, email, '/records/CB-1'));
  return { world, app, fields, sent, secret, held: () => world.store.subscriptionOf(secretHash(secret)) };
}

test('without a mail server the page offers feeds, and no wish is taken', async (t) => {
  const { app } = await house(t, false);
  const text = await (await app.request('/follow?what=/records/CB-1')).text();
  assert.match(text, /This site sends no mail/);
  assert.match(text, /href="\/records\/CB-1\/feed\.atom"/);
  assert.doesNotMatch(text, /<form/);
  const sent = await app.request('/follow', posted({ what: '/records/CB-1', email, every: 'day' }));
  assert.equal(sent.status, 404);
});

test('a wish is answered with a page that does not repeat the address, and a wrong one comes back with its words', async (t) => {
  const { app, fields, sent } = await asked(t);
  const text = await sent.text();
  assert.deepEqual([sent.status, sent.headers.get('cache-control')], [200, 'no-store']);
  assert.match(text, /One more step/);
  assert.ok(!text.includes(email));
  const wrong = await app.request('/follow', posted({ ...fields, once: 'f'.repeat(32), email: '"><b>', every: 'day' }));
  assert.equal(wrong.status, 422);
  assert.match(await wrong.text(), /value="&quot;&gt;&lt;b&gt;"/);
});

test('opening the links of a mail changes nothing; their buttons do', async (t) => {
  const { app, secret, held } = await asked(t);
  const confirm = `/follow/confirm/${secret}`;
  const page = await app.request(confirm);
  assert.deepEqual([page.status, page.headers.get('cache-control')], [200, 'no-store']);
  assert.match(await page.clone().text(), /value="week" checked/);
  assert.ok(!(await page.text()).includes(email));
  assert.equal((await held())?.state, 'unconfirmed');
  const yes = await app.request(confirm, posted({ every: 'day' }));
  assert.equal(yes.status, 200);
  assert.deepEqual([(await held())?.state, (await held())?.every], ['confirmed', 'day']);
  const stop = `/follow/stop/${secret}`;
  await app.request(stop);
  assert.ok(await held());
  // As mail programs send it (RFC 8058), some as multipart/form-data.
  const body = new FormData();
  body.set('List-Unsubscribe', 'One-Click');
  assert.equal((await app.request(stop, { method: 'POST', body })).status, 200);
  assert.equal(await held(), undefined);
  assert.equal((await app.request(stop, { method: 'POST', body })).status, 200);
  assert.match(await (await app.request(confirm, posted({ every: 'day' }))).text(), /This link is over/);
});

test('a page names its feeds, and a feed that has not changed is not sent again', async (t) => {
  const { app } = await house(t);
  const text = await (await app.request('/corrections')).text();
  assert.match(text, /<link rel="alternate" type="application\/atom\+xml" href="\/feeds\/corrections\.atom">/);
  for (const [path, type] of [
    ['/feeds/new.atom', 'application/atom+xml; charset=utf-8'],
    ['/feeds/new.json', 'application/feed+json; charset=utf-8'],
    ['/records/CB-1/feed.atom', 'application/atom+xml; charset=utf-8'],
  ] as const) {
    const first = await app.request(path);
    assert.deepEqual([first.status, first.headers.get('content-type')], [200, type]);
    assert.equal(first.headers.get('access-control-allow-origin'), '*');
    const again = await app.request(path, { headers: { 'if-none-match': first.headers.get('etag') ?? '' } });
    assert.equal(again.status, 304);
  }
  assert.match(
    await (await app.request('/feeds/new.atom')).text(),
    /<id>https:\/\/casebook\.example\/records\/CB-3<\/id>/,
  );
});
