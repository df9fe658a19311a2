import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { engines } from '../../test/world/engines.ts';
import { temporaryWorld } from '../../test/world/fake-world.ts';
import { says } from '../../test/world/records.ts';
import { plus, taken } from '../../test/world/taken.ts';
import { vary } from '../../test/world/varied-world.ts';
import { heldTables } from '../core/held-tables.ts';
import type { Snapshot } from '../core/holdings.ts';
import type { Store } from '../core/ports.ts';
import { bringOver, compareRows, digestsOf, rowsOf, type TableRow } from './bring-over.ts';

const by = 'me';
const digests = (store: Store) => store.holdings.snapshot(digestsOf);
const bring = (from: Store, to: Store, change = rowsOf as (snapshot: Snapshot) => AsyncIterable<TableRow>) =>
  from.holdings.snapshot((snapshot) => bringOver(change(snapshot), { holdings: to.holdings, by, tell: () => {} }));

function breakingOffAfter(count: number) {
  return async function* (snapshot: Snapshot): AsyncGenerator<TableRow> {
    let left = count;
    for await (const row of rowsOf(snapshot)) {
      if (left-- === 0) throw new Error('the line went dead');
      yield row;
    }
  };
}

test('rows are ordered by their table, then by their key', () => {
  const row = (table: 'counter' | 'meta', name: string): TableRow => ({ table, row: { name, key: name } });
  assert.ok(compareRows(row('meta', 'z'), row('counter', 'a')) < 0);
  assert.ok(compareRows(row('counter', 'b'), row('counter', 'a')) > 0);
  assert.equal(compareRows(row('counter', 'a'), row('counter', 'a')), 0);
});

for (const { name, skip, newDatabase } of engines) {
  describe(`bringing rows over to ${name}`, { skip }, () => {
    test('makes all tables equal, and a second time writes nothing', async (t) => {
      const { world } = temporaryWorld(t);
      await vary(world);
      const to = await newDatabase(t).open();
      await to.holdings.beginFilling({ of: 'a', by, from: 'b' });
      const wanted = await digests(world.store);
      assert.equal(
        await bring(world.store, to),
        heldTables.reduce((sum, table) => sum + wanted[table].count, 0),
      );
      assert.deepEqual(await digests(to), wanted);
      assert.equal(await bring(world.store, to), 0);
    });

    test('follows what was changed, added and taken out since', async (t) => {
      const { world } = temporaryWorld(t);
      await vary(world);
      const to = await newDatabase(t).open();
      await to.holdings.beginFilling({ of: 'a', by, from: 'b' });
      await bring(world.store, to);
      await taken(world, plus('harbour', says('place', 'Antwerp')));
      await taken(world, { collection: 'second \u{10400}' });
      await to.holdings.change(by, [{ table: 'origin', row: { collection: 'a', key: 'stranger', id: 'CB-1' } }]);
      assert.ok((await bring(world.store, to)) < 70);
      assert.deepEqual(await digests(to), await digests(world.store));
    });

    test('goes on where it was broken off', async (t) => {
      const { world } = temporaryWorld(t);
      await vary(world);
      for (const key of ['a', 'b', 'c', 'd']) await taken(world, { collection: key });
      const to = await newDatabase(t).open();
      await to.holdings.beginFilling({ of: 'a', by, from: 'b' });
      await assert.rejects(bring(world.store, to, breakingOffAfter(100)), /went dead/);
      await bring(world.store, to);
      assert.deepEqual(await digests(to), await digests(world.store));
    });
  });
}

test('digests differ where one sign differs', async (t) => {
  const [one, two] = [temporaryWorld(t), temporaryWorld(t)];
  await taken(one.world);
  await taken(two.world, plus('harbour', says('place', 'Rotterdam')));
  const [a, b] = [await digests(one.world.store), await digests(two.world.store)];
  assert.notEqual(a.revision.sha256, b.revision.sha256);
  assert.deepEqual(a.counter, b.counter);
});
