import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isRefusal } from '../core/errors.ts';
import { serveMetrics } from './metrics-server.ts';

const place = { host: '127.0.0.1', port: 0 };

test('the metrics stand at their one address and are only read', async (t) => {
  let isBroken = false;
  const text = async (): Promise<string> => {
    if (isBroken) throw new Error('SELECT broke');
    return 'casebook_database_up 1\n';
  };
  const server = await serveMetrics(text, place);
  t.after(server.close);
  const at = (path: string, init?: RequestInit) => fetch(`http://127.0.0.1:${server.port}${path}`, init);
  const good = await at('/metrics');
  assert.deepEqual([good.status, await good.text()], [200, 'casebook_database_up 1\n']);
  assert.match(good.headers.get('content-type') ?? '', /^text\/plain; version=0\.0\.4/);
  const others = [await at('/'), await at('/metrics?x=1'), await at('/metrics', { method: 'POST' })];
  assert.deepEqual(
    others.map(({ status }) => status),
    [404, 404, 405],
  );
  isBroken = true;
  const broken = await at('/metrics');
  assert.equal(broken.status, 500);
  assert.doesNotMatch(await broken.text(), /SELECT/);
});

test('a port that is taken is refused in a sentence that names the setting', async (t) => {
  const first = await serveMetrics(async () => '', place);
  t.after(first.close);
  const isTaken = (error: unknown) => isRefusal(error, 'port-in-use') && /CASEBOOK_METRICS_PORT/.test(error.message);
  await assert.rejects(
    serveMetrics(async () => '', { ...place, port: first.port }),
    isTaken,
  );
});
