import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Hono } from 'hono';
import { Refused } from '../core/errors.ts';
import { serve } from './serve.ts';

const app = new Hono().get('/', (context) => context.text('here'));
const place = { host: '127.0.0.1', port: 0 };

test('it answers once it listens, and no more once it is closed', async () => {
  const server = await serve(app, place);
  const address = `http://127.0.0.1:${server.port}/`;
  assert.equal(await (await fetch(address)).text(), 'here');
  await server.close();
  await assert.rejects(fetch(address));
});

test('a port that is taken is refused in a sentence that names it', async (t) => {
  const first = await serve(app, place);
  t.after(() => first.close());
  await assert.rejects(serve(app, { ...place, port: first.port }), (error) => {
    assert.ok(error instanceof Refused);
    assert.equal(error.problem.code, 'port-in-use');
    assert.match(error.problem.sentence, new RegExp(`Port ${first.port} .*PORT=`));
    return true;
  });
});

// An application in which one address waits until it is told to answer.
function slowApp() {
  const asked = Promise.withResolvers<void>();
  const go = Promise.withResolvers<void>();
  const slow = new Hono().get('/slow', async (context) => {
    asked.resolve();
    await go.promise;
    return context.text('whole');
  });
  return { slow, asked: asked.promise, go: go.resolve };
}

// A connection that is left open would hold the end up for fifteen seconds.
const soon = { timeout: 10_000 };

test(
  'closing finishes the answer that is open, on a connection that its reader would keep, and takes no other',
  soon,
  async () => {
    const { slow, asked, go } = slowApp();
    const server = await serve(slow, place);
    const address = `http://127.0.0.1:${server.port}/slow`;
    const answer = fetch(address);
    await asked;
    assert.equal(await server.connections(), 1);
    const closed = server.close(60_000);
    await assert.rejects(fetch(address));
    go();
    assert.equal(await (await answer).text(), 'whole');
    await closed;
  },
);

test('an answer that takes longer than the patience is cut', async () => {
  const { slow, asked } = slowApp();
  const server = await serve(slow, place);
  const answer = assert.rejects(fetch(`http://127.0.0.1:${server.port}/slow`));
  await asked;
  await server.close(50);
  await answer;
});
