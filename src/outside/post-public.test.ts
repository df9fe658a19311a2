import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { hostileAddresses, namesOfInternet } from '../../test/world/hostile-addresses.ts';
import { answerHostile } from '../../test/world/hostile-answers.ts';
import { publicInternet } from '../../test/world/public-internet.ts';
import { postPublicBy } from './post-public.ts';

const message = { headers: { 'content-type': 'application/json', 'webhook-id': 'W-1-7' }, body: '{"a":"é"}' };

async function internet(t: TestContext, answerer = answerHostile) {
  const made = await publicInternet(namesOfInternet, answerer);
  t.after(made.close);
  return { ...made, post: postPublicBy({ ...made.reach, milliseconds: 1_000 }) };
}

test('a message arrives as it is, and only the status comes back', async (t) => {
  const came: unknown[] = [];
  const { post } = await internet(t, async (asked, answer) => {
    const chunks = await asked.toArray();
    came.push([asked.method, asked.url, asked.headers['webhook-id'], Buffer.concat(chunks).toString()]);
    answer.writeHead(202).end('words that nobody reads');
  });
  assert.deepEqual(await post('https://public.example/in?a=1', message), { ok: true, status: 202 });
  assert.deepEqual(came, [['POST', '/in?a=1', 'W-1-7', message.body]]);
});

test('a redirect is not followed, and who does not answer is not waited for', async (t) => {
  const { post } = await internet(t);
  const to = await post('http://public.example/to?http%3A%2F%2Flocalhost%2F', message);
  assert.ok(to.ok && to.status >= 300 && to.status < 400);
  assert.deepEqual(await post('http://public.example/silent', message), { ok: false, why: 'too-slow' });
  assert.deepEqual(await post('http://public.example/hang-up', message), { ok: false, why: 'unreachable' });
  assert.deepEqual(await post('http://never.example/', message), { ok: false, why: 'too-slow' });
  assert.deepEqual(await post('nothing', message), { ok: false, why: 'forbidden' });
  // However long an answer is, it is not read.
  assert.deepEqual(await post('http://public.example/endless', message), { ok: true, status: 200 });
});

test('no address that somebody names leads inside', async (t) => {
  const { post, reached } = await internet(t);
  await Promise.all(hostileAddresses.map((address) => post(address, message)));
  assert.ok(reached.length > 10);
  assert.deepEqual(
    reached.filter((address) => !address.startsWith('127.66.')),
    [],
  );
});
