import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { found } from '../../test/world/damage.ts';
import { engines } from '../../test/world/engines.ts';
import { fakeWorld, temporaryWorld } from '../../test/world/fake-world.ts';
import { refusal, taken } from '../../test/world/taken.ts';
import { vary } from '../../test/world/varied-world.ts';
import type { Source } from '../core/holdings.ts';
import type { World } from '../core/ports.ts';
import { digestsOf } from './bring-over.ts';
import { refuseHalfFilled } from './fill.ts';
import { move } from './move.ts';
import { verifyStore } from './verify.ts';

const plan = { from: './data' };
const legible = 'select id, number, canonical, commitment from revision order by id, number';
const sealed = 'select id, number, canonical, salt, commitment from revision order by id, number';

// Something is published into the source whenever it was read, as often as `times` says.
function busy(world: World, times: number): Source {
  const { holdings } = world.store;
  let left = times;
  return {
    filling: () => holdings.filling(),
    snapshot: async (work) => {
      const value = await holdings.snapshot(work);
      if (left-- > 0) await taken(world, { collection: `busy ${left}` });
      return value;
    },
  };
}

for (const { name, skip, newDatabase } of engines) {
  describe(`moving to ${name} and back`, { skip }, () => {
    test('every commitment and every canonical byte is the same', async (t) => {
      const { world, path } = temporaryWorld(t);
      await vary(world);
      const [there, back] = [newDatabase(t), temporaryWorld(t)];
      const middle = fakeWorld(await there.open());
      const first = await move(world.store.holdings, middle, plan);
      const second = await move(middle.store.holdings, back.world, plan);
      assert.deepEqual([first.doubts, second.doubts], [0, 0]);
      assert.deepEqual([first.sequence, second.sequence], [await world.store.sequence(), first.sequence]);
      const rows = await found(path, sealed);
      assert.ok(rows.length > 10, `only ${rows.length} revisions`);
      assert.deepEqual(await found(back.path, sealed), rows);
      const between = await found(await there.address(), legible);
      assert.deepEqual(
        between.map((row) => ({ ...row })),
        (await found(path, legible)).map((row) => ({ ...row })),
      );
    });

    test('what is published meanwhile is fetched too', async (t) => {
      const { world } = temporaryWorld(t);
      await vary(world);
      const target = fakeWorld(await newDatabase(t).open());
      const { sequence } = await move(busy(world, 3), target, plan);
      assert.equal(sequence, await world.store.sequence());
      const [a, b] = await Promise.all([world, target].map(({ store }) => store.holdings.snapshot(digestsOf)));
      assert.deepEqual({ ...a, audit: 0 }, { ...b, audit: 0 });
    });

    test('a source that is written without end is refused with its sequence, and nothing is lost in the end', async (t) => {
      const { world } = temporaryWorld(t);
      await vary(world);
      const target = fakeWorld(await newDatabase(t).open());
      const words = /^The copy stands at sequence \d+, but \.\/data goes on being written\./;
      await assert.rejects(
        move(busy(world, 1_000), target, plan),
        (error) => refusal('conflict')(error) && words.test((error as Error).message),
      );
      await assert.rejects(refuseHalfFilled(target.store), refusal('half-filled'));
      const { sequence, written } = await move(world.store.holdings, target, plan);
      assert.equal(sequence, await world.store.sequence());
      assert.ok(written < 80, `only the rest is copied, not ${written} rows`);
      assert.equal((await verifyStore(target.store)).doubts, 0);
    });

    test('a move that broke off goes on although somebody did meanwhile what the audit tells no time of', async (t) => {
      const { world } = temporaryWorld(t);
      await vary(world);
      const target = fakeWorld(await newDatabase(t).open());
      await assert.rejects(move(busy(world, 1_000), target, plan), refusal('conflict'));
      const line = { time: '2026-03-01', action: 'send-report', actor: 'reader', outcome: 'done', place: -7 };
      await world.store.transaction((tx) => tx.audit(line));
      const { written } = await move(world.store.holdings, target, plan);
      assert.ok(written > 0 && written < 80, `only the rest is copied, not ${written} rows`);
    });

    test('a target that holds something is refused, and the source is never changed', async (t) => {
      const { world, path } = temporaryWorld(t);
      await vary(world);
      const target = fakeWorld(await newDatabase(t).open());
      await taken(target);
      const before = await found(path, 'select count(*) as n from audit');
      await assert.rejects(move(world.store.holdings, target, plan), refusal('wrong-state'));
      assert.deepEqual(await found(path, 'select count(*) as n from audit'), before);
    });

    test('a source that is itself half-filled is refused', async (t) => {
      const { world } = temporaryWorld(t);
      await world.store.holdings.beginFilling({ of: 'a', by: 'b', from: 'c' });
      const target = fakeWorld(await newDatabase(t).open());
      await assert.rejects(move(world.store.holdings, target, plan), refusal('half-filled'));
      assert.equal(await target.store.holdings.filling(), undefined);
    });
  });
}

test('a copy that is not equal is found out', async (t) => {
  const { world } = temporaryWorld(t);
  await vary(world);
  const target = temporaryWorld(t).world;
  const { holdings } = target.store;
  const change: typeof holdings.change = (by, changes) =>
    holdings.change(
      by,
      changes.filter(({ table, row }) => table !== 'origin' || row['id'] !== 'CB-1'),
    );
  const lossy = { ...target, store: { ...target.store, holdings: { ...holdings, change } } };
  await assert.rejects(move(world.store.holdings, lossy, plan), /not equal to its source in the table origin/);
  await assert.rejects(refuseHalfFilled(target.store), refusal('half-filled'));
});
