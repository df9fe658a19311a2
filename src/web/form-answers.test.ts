import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { html } from 'hono/html';
import { z } from 'zod';
import { temporaryWorld } from '../../test/world/fake-world.ts';
import { listen, plantedApp } from '../../test/world/open-house.ts';
import { action } from '../core/action.ts';
import { Refused } from '../core/errors.ts';
import { everyone } from '../core/policy.ts';
import type { World } from '../core/ports.ts';
import { form, look, steps } from './form-face.ts';
import { problemSummary, refilled, sendingForm, textArea, textLine } from './parts/controls.ts';
import { layout } from './parts/layout.ts';
import type { Route } from './route.ts';

const name = z.string().min(3, 'Please write at least three letters');

// Keeps a setting; says no to some, and moves the public sequence for others.
const keepWord = action({
  name: 'keep-word',
  who: everyone,
  input: z.strictObject({ name, why: z.string(), links: z.array(z.string()) }),
  run: async (input, { tx }) => {
    if (input.name === 'clash') throw new Refused('conflict');
    if (input.name === 'slip') throw new Error(`a driver quotes ${input.why}`);
    const times = Number((await tx.setting('times')) ?? 0) + 1;
    await tx.putSetting('times', String(times));
    await tx.putSetting('word', JSON.stringify(input));
    return { times };
  },
});

const sending = form({
  action: keepWord,
  read: (_, { fields }) => ({ name: fields.text('name'), why: fields.text('why'), links: fields.all('link') }),
  next: (_, __, { times }) => ({ to: `/about?times=${times}` }),
  again: (_, ask, found) => {
    const filled = refilled(ask, found);
    const controls = html`${textLine(filled, { name: 'name', label: 'Name' })}${textArea(filled, { name: 'why', label: 'Why' })}`;
    return layout({
      title: 'Demo',
      main: html`<h1>Demo</h1>${problemSummary(found, { name: 'Name' })}${sendingForm(ask, '/demo', controls)}`,
    });
  },
});
const looking = look(async (_, { fields }) => ({
  page: layout({ title: 'Seen', main: html`<h1>${fields.text('name')}</h1>` }),
}));

const row: Route = {
  method: 'POST',
  path: '/demo',
  who: everyone,
  query: [],
  form: steps('step', { '': sending, look: looking }),
  about: 'A demonstration.',
};

function demo(t: TestContext, change: (world: World) => World = (world) => world) {
  const { world } = temporaryWorld(t);
  const app = plantedApp(change(world), [row]);
  const send = (body: string | Buffer, headers: Record<string, string> = {}) =>
    app.request('/demo', {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    });
  return { world, app, send };
}

test('a form performs its action and leads on, without being kept by anybody', async (t) => {
  const { world, send } = demo(t);
  const answer = await send('name=%E6%B7%B1%E7%BD%91+x&why=a%0D%0Ab&link=1&link=2');
  assert.deepEqual([answer.status, answer.headers.get('location')], [303, '/about?times=1']);
  assert.equal(answer.headers.get('cache-control'), 'no-store');
  // What was written is public here, so this browser reads nothing older for a moment.
  assert.match(answer.headers.get('set-cookie') ?? '', /^__Host-casebook-wrote=2; /);
  assert.equal((await send('step=look&name=x')).headers.get('set-cookie'), null);
  const kept = JSON.parse((await world.store.setting('word')) ?? '');
  assert.deepEqual(kept, { name: '深网 x', why: 'a\nb', links: ['1', '2'] });
});

test('the same form sent twice is done once and answered alike', async (t) => {
  const { world, send } = demo(t);
  const body = `name=abc&why=b&once=${'a1'.repeat(16)}`;
  assert.equal((await send(body)).headers.get('location'), '/about?times=1');
  assert.equal((await send(body)).headers.get('location'), '/about?times=1');
  assert.equal(await world.store.setting('times'), '1');
  const damaged = await send('name=abc&why=b&once=zz');
  assert.equal(damaged.status, 422);
});

test('what is refused comes back with every word, the fault beside its field, and the key it had', async (t) => {
  const { send } = demo(t);
  const once = 'b2'.repeat(16);
  const short = await send(`name=ab&why=%3Cb%3E%0A%22two%22+lines&once=${once}`);
  const text = await short.text();
  assert.equal(short.status, 422);
  assert.match(text, /value="ab"[^>]* aria-describedby="f-name-fault" aria-invalid="true"/);
  assert.match(text, /id="f-name-fault"[^>]*>Please write at least three letters\.</);
  assert.match(text, /<a href="#f-name">Name<\/a>: Please write/);
  assert.match(text, /\n&lt;b&gt;\n&quot;two&quot; lines<\/textarea>/);
  assert.ok(text.includes(`name="once" value="${once}"`));
  const clash = await send('name=clash&why=kept');
  assert.equal(clash.status, 409);
  assert.match(await clash.text(), /Someone else changed this[\s\S]*kept<\/textarea>/);
});

test('bytes that are no text and U+0000 come back in a sentence with the rest kept, and nothing is done', async (t) => {
  const { world, send } = demo(t);
  for (const [body, words] of [
    ['name=abc%ff&why=rest', /“�”: please look it through/],
    ['name=abc%00&why=rest', /U\+0000/],
    [Buffer.from([...Buffer.from('name=abc'), 0xff, ...Buffer.from('&why=rest')]), /“�”/],
  ] as const) {
    const answer = await send(body);
    const text = await answer.text();
    assert.equal(answer.status, 422);
    assert.match(text, words);
    assert.match(text, /value="abc[^"]*"[\s\S]*rest<\/textarea>/);
  }
  assert.equal(await world.store.setting('times'), undefined);
});

test('what is no such form, or too much of one, is refused in one sentence', async (t) => {
  const { send } = demo(t);
  const statuses = [
    [await send('x', { 'content-type': 'multipart/form-data; boundary=a' }), 415, /Files are not accepted yet/],
    [await send('{}', { 'content-type': 'application/json' }), 415, /application\/x-www-form-urlencoded/],
    [await send('a=1', { 'content-type': 'application/x-www-form-urlencoded; charset=utf-16' }), 415, /UTF-8/],
    [await send(`why=${'x'.repeat(300_000)}`), 413, /256 kB/],
    [await send('a=1&'.repeat(601)), 413, /600 fields/],
    [await send('step=other'), 400, /buttons/],
  ] as const;
  for (const [answer, status, words] of statuses) {
    assert.equal(answer.status, status);
    assert.match(await answer.text(), words);
    assert.equal(answer.headers.get('x-content-type-options'), 'nosniff');
  }
});

test('a form of ten megabytes gets its answer over a real connection and is never held', async (t) => {
  const { app } = demo(t);
  const place = await listen(t, app);
  const body = new ReadableStream({
    start(controller) {
      for (let at = 0; at < 10; at += 1) controller.enqueue(Buffer.alloc(1_000_000, 'a='));
      controller.close();
    },
  });
  const answer = await fetch(`${place}/demo`, {
    method: 'POST',
    body,
    duplex: 'half',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });
  assert.equal(answer.status, 413);
  assert.match(await answer.text(), /256 kB/);
});

test('a step that only looks writes nothing, and other methods are told what there is', async (t) => {
  const { app, send } = demo(t);
  assert.match(await (await send('step=look&name=seen')).text(), /<h1>seen<\/h1>/);
  for (const method of ['GET', 'HEAD', 'PUT', 'OPTIONS']) {
    const answer = await app.request('/demo', { method });
    assert.deepEqual([answer.status, answer.headers.get('allow')], [405, 'POST'], method);
  }
  assert.equal((await app.request('/demo.json', { method: 'POST' })).status, 404);
  assert.equal((await app.request('/about', { method: 'POST' })).headers.get('allow'), 'GET, HEAD');
});

test('an error of ours is logged without any word of the form', async (t) => {
  const logged: string[] = [];
  const log = {
    info: () => undefined,
    error: (what: string, cause?: unknown) => logged.push(what, String((cause as Error).stack)),
  };
  const { send } = demo(t, (world) => ({ ...world, log }));
  const answer = await send('name=slip&why=canary+words');
  assert.equal(answer.status, 500);
  assert.match(logged.join('\n'), /\/demo/);
  assert.doesNotMatch(logged.join('\n'), /canary|words/);
  assert.doesNotMatch(await answer.text(), /canary/);
});
