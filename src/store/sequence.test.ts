import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { engines } from '../../test/world/engines.ts';
import { recordOf, sourceOf } from '../../test/world/records.ts';
import { put } from '../../test/world/sealed.ts';

for (const { name, skip, newDatabase } of engines) {
  describe(`the public sequence over ${name}`, { skip }, () => {
    test('it is the same to a transaction and, once that ended, to everybody; one that publishes nothing leaves it', async (t) => {
      const store = await newDatabase(t).open();
      const inside = await store.transaction(async (tx) => {
        const before = await tx.sequence();
        await put(tx, recordOf('CB-1'));
        await tx.putSetting('featured', 'CB-1');
        await put(tx, sourceOf('S-1'));
        return [before, await tx.sequence(), (await tx.head('S-1'))?.seq];
      });
      assert.deepEqual([...inside, await store.sequence()], [0, 3, 3, 3]);
      await store.transaction((tx) => tx.nextNumber('record'));
      assert.equal(await store.sequence(), 3);
    });

    test('two stores over one database go on from where the other stopped', async (t) => {
      const database = newDatabase(t);
      const stores = [await database.open(), await database.open()];
      const ids = Array.from({ length: 20 }, (_, n) => `CB-${n + 1}`);
      for (const [n, id] of ids.entries()) await stores[n % 2]?.transaction((tx) => put(tx, recordOf(id)));
      const heads = await stores[0]?.headsOf(ids);
      assert.deepEqual(new Set(heads?.map(({ seq }) => seq)), new Set(ids.map((_, n) => n + 1)));
      assert.deepEqual([await stores[0]?.sequence(), await stores[1]?.sequence()], [20, 20]);
    });
  });
}
