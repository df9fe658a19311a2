import assert from 'node:assert/strict';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { acksIn, missing, writesIn } from '../world/acknowledged.ts';
import { postgres } from '../world/engines.ts';
import { figure, shortOrLong } from '../world/figures.ts';
import { brokenLaws } from '../world/invariants.ts';
import { killServer } from '../world/own-postgres.ts';
import { onPostgres } from '../world/postgres-database.ts';
import { caughtUp, onReplica } from '../world/postgres-replica.ts';
import type { PostgresServer } from '../world/postgres-server.ts';
import { type Running, startNode } from '../world/process.ts';
import { pairOfServers } from '../world/replica-pair.ts';
import { startProxy } from '../world/switching-proxy.ts';

const PROMISE = '20-failover';
const LOAD_MS = shortOrLong(1_500, 15_000);
const PATIENCE_MS = 30_000;
const able = { skip: postgres.skip } as const;
const writer = join(import.meta.dirname, 'child', 'write-until-killed.ts');

type Pair = { readonly primary: PostgresServer; readonly standby: PostgresServer };

// From here on a commit is answered once the standby has it on its disk too.
async function makeSynchronous({ primary }: Pair): Promise<void> {
  await onPostgres(primary.admin, `alter system set synchronous_standby_names = 'standby'`, 'select pg_reload_conf()');
  const asked = `select count(*)::int as n from pg_stat_replication where sync_state = 'sync'`;
  while ((await onPostgres(primary.admin, asked))[0]?.n !== 1) await pause(20);
}

// The standby follows no longer, as behind a network that is down; commits do not wait for it.
async function cutOff({ primary, standby }: Pair): Promise<void> {
  await onPostgres(standby.admin, `alter system set primary_conninfo = ''`, 'select pg_reload_conf()');
  const asked = 'select count(*)::int as n from pg_stat_replication';
  while ((await onPostgres(primary.admin, asked))[0]?.n !== 0) await pause(20);
}

async function untilAcks(running: Running, count: number): Promise<void> {
  for (const end = performance.now() + PATIENCE_MS; acksIn(running.lines).length < count; await pause(5)) {
    assert.ok(performance.now() < end, `${acksIn(running.lines).length} of ${count} writes were accepted in time`);
    assert.equal(running.child.exitCode, null, running.errors.join('\n'));
  }
}

// The primary dies under load and the standby takes its place; the writer is one process all the time.
async function failOver(t: TestContext, prepare: (pair: Pair) => Promise<void>) {
  const { primary, replica: standby, near: url } = await pairOfServers(t, 'standby');
  const proxy = await startProxy(t, primary.port);
  const behind = new URL(url);
  behind.port = String(proxy.port);
  const running = startNode([writer, behind.href, '1', 'patient']);
  t.after(() => running.child.kill('SIGKILL'));
  await untilAcks(running, 3);
  await caughtUp(primary, standby);
  await prepare({ primary, standby });
  await untilAcks(running, acksIn(running.lines).length + 3);
  await pause(LOAD_MS);
  await killServer(primary);
  // For a moment clients meet a standby that only reads.
  proxy.switchTo(standby.port);
  await pause(300);
  const before = acksIn(running.lines);
  await onPostgres(standby.admin, 'select pg_promote(true)');
  const promoted = performance.now();
  await untilAcks(running, before.length + 1);
  const backMs = performance.now() - promoted;
  await untilAcks(running, before.length + 5);
  running.child.kill('SIGKILL');
  await running.ended;
  assert.deepEqual(running.errors, [], 'the writer stopped by itself');
  return { address: onReplica(url, standby), before, after: acksIn(running.lines), backMs };
}

test(
  `${PROMISE}: after the promotion of a synchronous standby writes go on, and every acknowledged one is there`,
  able,
  async (t) => {
    const { address, before, after, backMs } = await failOver(t, makeSynchronous);
    assert.deepEqual((await missing(address, after)).lost, []);
    assert.deepEqual(await brokenLaws(address), []);
    figure(
      PROMISE,
      `${writesIn(before).length} writes acknowledged before the primary was killed, all on the standby; the next accepted ${Math.round(backMs)} ms after promotion`,
    );
  },
);

test(
  `${PROMISE}: planted fault: a standby that commits do not wait for loses some, and that is found`,
  able,
  async (t) => {
    const { address, after } = await failOver(t, cutOff);
    assert.notDeepEqual((await missing(address, after)).lost, []);
  },
);
