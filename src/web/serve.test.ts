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
