import assert from 'node:assert/strict';
import { describe, type TestContext, test } from 'node:test';
import { damage } from '../../test/world/damage.ts';
import { engines } from '../../test/world/engines.ts';
import { fakeWorld, temporaryWorld } from '../../test/world/fake-world.ts';
import { gathered } from '../../test/world/gathered.ts';
import { refusal, taken } from '../../test/world/taken.ts';
import { vary } from '../../test/world/varied-world.ts';
import type { World } from '../core/ports.ts';
import { backUp } from './backup-file.ts';
import { digestsOf } from './bring-over.ts';
import { refuseHalfFilled } from './fill.ts';
import { type BackupFile, restore } from './restore.ts';
import { verifyStore } from './verify.ts';

async function fileOf(world: World, name = 'x.gz'): Promise<BackupFile> {
  let all: readonly string[] = [];
  const write = async (from: AsyncIterable<string>): Promise<void> => {
    all = await gathered(from);
  };
  await backUp(world.store, { made: 'then', write });
  return {
    name,
    lines: async function* () {
      yield* all;
    },
  };
}

async function source(t: TestContext) {
  const { world, path } = temporaryWorld(t);
  await vary(world);
  return { world, path, file: await fileOf(world) };
}

for (const { name, skip, newDatabase } of engines) {
  describe(`restoring into ${name}`, { skip }, () => {
    test('gives an equal collection at the same sequence, of which there is no doubt', async (t) => {
      const { world, file } = await source(t);
      const restored = fakeWorld(await newDatabase(t).open());
      const { sequence, doubts, made } = await restore(file, async () => restored, {});
      assert.deepEqual([sequence, doubts, made], [await world.store.sequence(), 0, 'then']);
      assert.equal(await restored.store.sequence(), sequence);
      const [before, after] = await Promise.all(
        [world, restored].map(({ store }) => store.holdings.snapshot(digestsOf)),
      );
      const { audit, ...others } = after ?? assert.fail();
      assert.deepEqual({ ...others, audit: before?.audit }, before);
      assert.equal(audit.count, (before?.audit.count ?? 0) + 2, 'beside it the audit says rebuild and restore');
      assert.equal((await restored.store.newest(10)).length, 1);
      await refuseHalfFilled(restored.store);
      await taken(restored, { collection: 'afterwards' });
      assert.equal((await verifyStore(restored.store)).doubts, 0);
    });

    test('a collection that is there is refused and stays', async (t) => {
      const { file } = await source(t);
      const there = fakeWorld(await newDatabase(t).open());
      await taken(there);
      const before = await there.store.holdings.snapshot(digestsOf);
      await assert.rejects(
        restore(file, async () => there, {}),
        refusal('wrong-state'),
      );
      assert.deepEqual(await there.store.holdings.snapshot(digestsOf), before);
    });

    test('broken off, the database is refused until the restore was run again', async (t) => {
      const { world, file } = await source(t);
      const restored = fakeWorld(await newDatabase(t).open());
      const progress = (rows: number): void => {
        if (rows === 40) throw new Error('the power went out');
      };
      await assert.rejects(
        restore(file, async () => restored, { progress }),
        /power/,
      );
      const isHalf = (error: unknown): boolean =>
        refusal('half-filled')(error) && /x\.gz/.test((error as Error).message);
      await assert.rejects(refuseHalfFilled(restored.store), isHalf);
      await restore(file, async () => restored, {});
      await refuseHalfFilled(restored.store);
      assert.equal(await restored.store.sequence(), await world.store.sequence());
      assert.equal((await verifyStore(restored.store)).doubts, 0);
    });

    test('another backup than the one broken off begins again, and nothing of the first stays', async (t) => {
      const { file } = await source(t);
      const other = temporaryWorld(t);
      await taken(other.world, { collection: 'other' });
      const restored = fakeWorld(await newDatabase(t).open());
      let writes = 0;
      const holdings: typeof restored.store.holdings = {
        ...restored.store.holdings,
        settle: () => {
          writes += 1;
          return Promise.reject(new Error('the power went out'));
        },
      };
      const dying = { ...restored, store: { ...restored.store, holdings } };
      await assert.rejects(
        restore(file, async () => dying, {}),
        /power/,
      );
      assert.equal(writes, 1);
      await restore(await fileOf(other.world, 'y.gz'), async () => restored, {});
      const [a, b] = await Promise.all([other.world, restored].map(({ store }) => store.holdings.snapshot(digestsOf)));
      assert.deepEqual({ ...a, audit: 0 }, { ...b, audit: 0 });
      assert.equal((await verifyStore(restored.store)).doubts, 0);
    });
  });
}

test('a spoilt file is refused before a database is opened', async (t) => {
  const { file } = await source(t);
  const cut: BackupFile = {
    name: 'x.gz',
    lines: async function* () {
      for (const line of (await gathered(file.lines())).slice(0, -1)) yield line;
    },
  };
  await assert.rejects(
    restore(cut, () => assert.fail('opened'), {}),
    refusal('bad-file'),
  );
});

test('what held doubts before is restored only when that is wanted', async (t) => {
  const { world, path } = await source(t);
  await damage(path, `insert into origin (collection, key, id) values ('lost', 'record:x', 'CB-88')`);
  const file = await fileOf(world);
  const restored = temporaryWorld(t).world;
  const told: string[] = [];
  const plan = { tell: ({ id }: { readonly id: string }) => void told.push(id) };
  await assert.rejects(
    restore(file, async () => restored, plan),
    /--with-doubts/,
  );
  assert.deepEqual(told, ['lost record:x']);
  await assert.rejects(refuseHalfFilled(restored.store), refusal('half-filled'));
  assert.equal((await restore(file, async () => restored, { ...plan, withDoubts: true })).doubts, 1);
  await refuseHalfFilled(restored.store);
});
