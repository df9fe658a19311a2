import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { takeIn } from '../../src/editorial/take-in.ts';
import { openPostgres } from '../../src/store/postgres/open.ts';
import { done, fakeWorld } from '../world/fake-world.ts';
import { figure, isLong } from '../world/figures.ts';
import { manyArrivals } from '../world/many-arrivals.ts';
import { startPooler, withoutPooler } from '../world/pgbouncer.ts';
import { serverShared, temporaryDatabase } from '../world/postgres-database.ts';
import { root, serveCasebook, startNode } from '../world/process.ts';

const PROMISE = '19-behind-a-pooler';
const able = { skip: withoutPooler } as const;
const saboteur = join(import.meta.dirname, 'child', 'name-statements.ts');
const contract = ['contract', 'job-store', 'index-reader', ...(isLong ? ['contract-lists'] : [])].map((name) =>
  join(root, 'src', 'store', `${name}.test.ts`),
);

// Runs those tests of a file that are over PostgreSQL, with every connection through the pooler.
async function runThrough(port: number, [file = '', named = '']: readonly string[], flags: readonly string[] = []) {
  const env = { ...serverShared, CASEBOOK_TEST_POOLER: String(port), NODE_TEST_CONTEXT: '' };
  const args = [...flags, '--test-reporter=tap', `--test-name-pattern=postgres.*${named}`, file];
  const { ended, lines } = startNode(args, { env });
  const code = await ended;
  const count = (word: string): number =>
    Number(/\d+/.exec(lines.find((line) => line.startsWith(`# ${word} `)) ?? '')?.[0]);
  return { code, passed: count('pass'), failed: lines.filter((line) => /^\s*not ok/.test(line)) };
}

test(`${PROMISE}: the store contract holds behind pgbouncer in transaction mode`, able, async (t) => {
  const port = await startPooler(t);
  let passed = 0;
  for (const file of contract) {
    const run = await runThrough(port, [file]);
    assert.deepEqual([run.code, run.failed], [0, []], file);
    assert.ok(run.passed > 0, `nothing ran in ${file}`);
    passed += run.passed;
  }
  figure(PROMISE, `${passed} tests of the contract over 3 connections in transaction mode`);
});

test(`${PROMISE}: planted fault: statements that a connection is to remember are found`, able, async (t) => {
  const port = await startPooler(t);
  const run = await runThrough(port, [contract[0] ?? '', 'drawn twice'], ['--import', saboteur]);
  assert.notEqual(run.code, 0);
  assert.ok(run.failed.length > 0);
});

test(`${PROMISE}: pages and searches are answered through it`, able, async (t) => {
  const url = new URL(await temporaryDatabase(t));
  url.port = String(await startPooler(t));
  const store = await openPostgres(url.href);
  for (const arrival of manyArrivals(100)) await done(fakeWorld(store), takeIn, arrival);
  await store.close();
  const { address, stop } = await serveCasebook('serve', url.href);
  t.after(stop);
  const asked = Array.from({ length: 40 }, async (_, n) => {
    const answer = await fetch(`${address}${n % 2 ? `/records/CB-${n + 1}` : `/records.json?q=the+-zz${n}`}`);
    return { status: answer.status, text: await answer.text() };
  });
  const answers = await Promise.all(asked);
  assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([200]));
  assert.equal(JSON.parse(answers[0]?.text ?? '{}').total, 100);
});
