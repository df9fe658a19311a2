import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { isAddress } from '../../src/core/place-name.ts';
import type { Store } from '../../src/core/ports.ts';
import { backUp, checkBackup } from '../../src/editorial/backup-file.ts';
import { digestsOf } from '../../src/editorial/bring-over.ts';
import { restore } from '../../src/editorial/restore.ts';
import { verifyStore } from '../../src/editorial/verify.ts';
import { readGzipLines, writeGzipLines } from '../../src/outside/gzip-lines.ts';
import { openBytes } from '../../src/outside/read-bytes.ts';
import { openSqlite } from '../../src/store/sqlite/open.ts';
import { acksIn, missing, writesIn } from '../world/acknowledged.ts';
import { found } from '../world/damage.ts';
import { engines } from '../world/engines.ts';
import { fakeWorld, temporaryDirectory, temporaryWorld } from '../world/fake-world.ts';
import { figure, randomFrom, shortOrLong } from '../world/figures.ts';
import { brokenLaws } from '../world/invariants.ts';
import { casebook, root, startNode } from '../world/process.ts';
import { taken } from '../world/taken.ts';
import { vary } from '../world/varied-world.ts';

const PROMISE = '15-restore-works';
const KILLS = shortOrLong(2, 20);
const FLIPS = shortOrLong(60, 1_000);
const LEAST_ACKS = 150;
const writer = join(import.meta.dirname, 'child', 'write-until-killed.ts');
const main = join(root, 'src', 'main.ts');

// A backup made while a writer publishes without rest, and what that writer had acknowledged before.
async function backupUnderFire(t: TestContext) {
  const directory = temporaryDirectory(t);
  const [data, file] = [join(directory, 'data'), join(directory, 'backup.gz')];
  await casebook(['import', 'collection', join(root, 'collection', 'starter')], { CASEBOOK_DATA: data });
  const path = join(data, 'casebook.db');
  const running = startNode([writer, path, String(Math.floor(Math.random() * 1e6))]);
  while (running.lines.length < LEAST_ACKS && running.errors.length === 0) await pause(10);
  const before = acksIn(running.lines);
  const made = await casebook(['backup', file], { CASEBOOK_DATA: data });
  const after = running.lines.length;
  running.child.kill('SIGKILL');
  await running.ended;
  assert.deepEqual([running.errors, made.errors], [[], []]);
  assert.ok(after > before.length, 'nothing was written while the backup was made');
  return { directory, path, file, before };
}

async function isHalfFilled(address: string): Promise<boolean> {
  if (!isAddress(address) && !existsSync(address)) return false;
  const marks = found(address, `select 1 from meta where key = 'filling'`);
  return marks.then(({ length }) => length > 0).catch(() => false);
}

type Filling = { readonly args: readonly string[]; readonly address: string; readonly data?: string };

// Kills a command at a random moment after it has begun to fill a database; tells whether it was still at it.
async function killAmidst({ args, address, data = '' }: Filling, random: () => number): Promise<boolean> {
  const running = startNode([main, ...args], { env: { CASEBOOK_DATA: data } });
  while (running.child.exitCode === null && !(await isHalfFilled(address))) await pause(5);
  await pause(random() * 600);
  running.child.kill('SIGKILL');
  await running.ended;
  return isHalfFilled(address);
}

const sealed = (sequence: number): string =>
  `select id, number, canonical, salt, commitment from revision where seq <= ${sequence} order by id, number`;

test(`${PROMISE}: a backup under load is restored whole, also when that is killed on the way`, {
  timeout: 180_000,
}, async (t) => {
  const { directory, path, file, before } = await backupUnderFire(t);
  const data = join(directory, 'restored');
  const there = join(data, 'casebook.db');
  const random = randomFrom(before.length);
  let amidst = 0;
  for (let kill = 0; kill < KILLS; kill += 1) {
    if (!(await killAmidst({ args: ['restore', file], address: there, data }, random))) break;
    amidst += 1;
    if (kill > 0) continue;
    const refused = await casebook(['serve'], { CASEBOOK_DATA: data, PORT: '0' });
    assert.match(refused.errors.join(), /^casebook: This database is being filled from the backup backup\.gz/);
  }
  assert.ok(amidst > 0, 'no kill hit a restore on the way');
  const restored = await casebook(['restore', file], { CASEBOOK_DATA: data });
  assert.deepEqual([restored.code, restored.errors], [0, []]);

  assert.deepEqual(await brokenLaws(there), []);
  const store = openSqlite(there);
  t.after(() => store.close());
  const { sequence, doubts, first } = await verifyStore(store);
  assert.deepEqual([doubts, first], [0, []]);
  const { header } = await checkBackup(readGzipLines(await openBytes(file)), 'backup.gz');
  assert.equal(sequence, header.sequence);
  assert.deepEqual((await missing(there, before)).lost, [], 'acknowledged before the backup began');
  assert.deepEqual(await found(there, sealed(sequence)), await found(path, sealed(sequence)));

  figure(
    PROMISE,
    `backup at sequence ${sequence} under load: ${writesIn(before).length} writes acknowledged before it, 0 lost; ${amidst} kills of restore on the way, 0 doubts after`,
  );
});

const legible = 'select id, number, canonical, commitment from revision order by id, number';

for (const { name, skip, newDatabase } of engines) {
  test(`${PROMISE}: a move to ${name} goes on where it was killed`, { skip, timeout: 180_000 }, async (t) => {
    const data = join(temporaryDirectory(t), 'data');
    await casebook(['import', 'collection', join(root, 'collection', 'starter')], { CASEBOOK_DATA: data });
    const address = await newDatabase(t).address();
    const place = isAddress(address) ? address : dirname(address);
    const args = ['move', '--from', data, '--to', place];
    assert.ok(await killAmidst({ args, address }, () => 0), 'the kill did not hit the move on the way');
    const moved = await casebook(args, {});
    assert.deepEqual([moved.code, moved.errors], [0, []]);
    const plain = async (from: string) => (await found(from, legible)).map((row) => ({ ...row }));
    assert.deepEqual(await plain(address), await plain(join(data, 'casebook.db')));
  });
}

for (const { name, skip, newDatabase } of engines) {
  test(`${PROMISE}: a backup of ${name} is restored into every engine`, { skip, timeout: 120_000 }, async (t) => {
    const file = join(temporaryDirectory(t), 'x.gz');
    const world = fakeWorld(await newDatabase(t).open());
    await vary(world);
    await backUp(world.store, { made: 'then', write: (lines) => writeGzipLines(file, lines) });
    const bytes = await openBytes(file);
    const wanted = await world.store.holdings.snapshot(digestsOf);
    for (const other of engines.filter((engine) => engine.skip === false)) {
      const target = fakeWorld(await other.newDatabase(t).open());
      await restore({ name: 'x.gz', lines: () => readGzipLines(bytes) }, async () => target, {});
      const { revision, document } = await target.store.holdings.snapshot(digestsOf);
      assert.deepEqual([revision, document], [wanted.revision, wanted.document], other.name);
    }
  });
}

test(`${PROMISE}: planted fault: a backup with one changed byte is found`, async (t) => {
  const file = join(temporaryDirectory(t), 'x.gz');
  const { world } = temporaryWorld(t);
  await vary(world);
  await backUp(world.store, { made: 'then', write: (lines) => writeGzipLines(file, lines) });
  const whole = readFileSync(file);
  const random = randomFrom(7);
  // The ten bytes before are gzip's own: its time and the name of a system, which nothing is made of.
  for (let flip = 0; flip < FLIPS; flip += 1) {
    const at = 10 + Math.floor(random() * (whole.length - 10));
    const changed = Buffer.from(whole);
    changed[at] = (changed[at] ?? 0) ^ (1 + Math.floor(random() * 255));
    writeFileSync(file, changed);
    await assert.rejects(checkBackup(readGzipLines(await openBytes(file)), 'x.gz'), /x\.gz/, `byte ${at}`);
  }
  figure(PROMISE, `${FLIPS} of ${FLIPS} changed bytes found`);
});

test(`${PROMISE}: planted fault: a backup that does not hold to one moment is found`, async (t) => {
  const { world } = temporaryWorld(t);
  await vary(world);
  const { holdings } = world.store;
  let isFirst = true;
  const hasty: Store['holdings'] = {
    ...holdings,
    snapshot: (work) =>
      holdings.snapshot((snapshot) =>
        work({
          ...snapshot,
          counts: () => holdings.snapshot((now) => now.counts()),
          rows: async function* (table) {
            if (table === 'revision' && isFirst) {
              isFirst = false;
              await taken(world, { collection: 'meanwhile' });
            }
            yield* holdings.held(table);
          },
        }),
      ),
  };
  const file = join(temporaryDirectory(t), 'x.gz');
  const hastily = { ...world.store, holdings: hasty };
  await backUp(hastily, { made: 'then', write: (lines) => writeGzipLines(file, lines) });
  const target = temporaryWorld(t).world;
  const bytes = await openBytes(file);
  await assert.rejects(
    restore({ name: 'x.gz', lines: () => readGzipLines(bytes) }, async () => target, {}),
    /x\.gz|doubts/,
  );
});
