import assert from 'node:assert/strict';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type TestContext, test } from 'node:test';
import { askRemote, askRemoteWithin } from './ask-remote.ts';

async function listening(t: TestContext, answer: RequestListener): Promise<string> {
  const server = createServer(answer).listen(0, '127.0.0.1');
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  await new Promise((resolve) => server.once('listening', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

test('an answer comes with its status and text', async (t) => {
  const site = await listening(t, (asked, answer) => answer.writeHead(404).end(`${asked.url} ${asked.headers.accept}`));
  assert.deepEqual(await askRemote(`${site}/a?q=1`), { ok: true, status: 404, text: '/a?q=1 application/json' });
});

test('a site that is not there, hangs or never stops is told, and nothing is thrown', async (t) => {
  assert.deepEqual(await askRemote('http://127.0.0.1:1/'), { ok: false, why: 'unreachable' });
  const silent = await listening(t, () => undefined);
  assert.deepEqual(await askRemoteWithin(50)(silent), { ok: false, why: 'too-slow' });
  const endless = await listening(t, (_, answer) => {
    const piece = Buffer.alloc(1024 * 1024);
    const more = (): void => {
      while (answer.write(piece));
    };
    answer.on('drain', more);
    more();
  });
  assert.deepEqual(await askRemote(endless), { ok: false, why: 'too-large' });
});
