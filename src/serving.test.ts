import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { temporaryDirectory } from '../test/world/fake-world.ts';
import { serveWith, startNode } from '../test/world/process.ts';

const at = (file: string): string => JSON.stringify(new URL(file, import.meta.url).href);

// Serves a world in which a search is answered some time after the process was asked to end, and only then.
const program = `
  import { join } from 'node:path';
  import { answering, fakeWorld } from ${at('../test/world/fake-world.ts')};
  import { serveUntilAskedToEnd } from ${at('./serving.ts')};
  import { readSettings } from ${at('./settings.ts')};
  import { openSqlite } from ${at('./store/sqlite/open.ts')};
  const bare = fakeWorld(openSqlite(join(process.argv[1], 'casebook.db')));
  const ending = new Promise((resolve) => process.once('SIGTERM', () => setTimeout(resolve, 300)));
  const search = async () => {
    console.log('asked');
    await ending;
    return { total: 0, ids: [], facets: {}, seq: 0 };
  };
  await serveUntilAskedToEnd({ ...bare, queries: answering(bare.queries, { search }) }, readSettings(process.env), console.log);
  await bare.store.close();
  console.log('over');
`;

function serving(t: TestContext, env: Readonly<Record<string, string>>) {
  const args = ['--input-type=module', '-e', program, temporaryDirectory(t)];
  return serveWith(startNode(args, { env: { PORT: '0', ...env } }));
}

test('a process that is asked to end finishes the answer that is open, takes no new request, and ends with 0', async (t) => {
  const { address, running } = await serving(t, {});
  const open = fetch(`${address}/records?q=slow`);
  await running.line(/^asked/);
  running.child.kill('SIGTERM');
  const answer = await open;
  assert.deepEqual([answer.status, /<\/html>/.test(await answer.text())], [200, true]);
  assert.deepEqual([await running.ended, running.lines.at(-1)], [0, 'over']);
  await assert.rejects(fetch(`${address}/healthz`));
});

test('while a balancer is given time to notice, /readyz sends requests elsewhere and pages are still answered; a second signal ends at once', async (t) => {
  const { address, running } = await serving(t, { CASEBOOK_DRAIN_SECONDS: '300' });
  const ready = async (): Promise<unknown> => (await fetch(`${address}/readyz`)).json();
  assert.deepEqual(await ready(), { ready: true });
  running.child.kill('SIGTERM');
  let said = await ready();
  while ((said as { ready: boolean }).ready) said = await ready();
  assert.deepEqual(said, { ready: false, reason: 'ending' });
  for (const path of ['/', '/healthz']) assert.equal((await fetch(address + path)).status, 200, path);
  running.child.kill('SIGTERM');
  assert.deepEqual([await running.ended, running.child.signalCode], [null, 'SIGTERM']);
});
