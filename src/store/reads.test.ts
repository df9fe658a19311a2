import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { engines } from '../../test/world/engines.ts';
import { recordOf } from '../../test/world/records.ts';
import { put } from '../../test/world/sealed.ts';

const MANY = 1_234;
const numbers = Array.from({ length: MANY }, (_, n) => n + 1);

for (const { name, skip, newDatabase } of engines) {
  describe(`asking a store over ${name} for much at once`, { skip }, () => {
    test('origins of many keys, and which ids a collection owns', async (t) => {
      const store = await newDatabase(t).open();
      await store.transaction(async (tx) => {
        for (const n of numbers) await tx.putOrigins(n % 2 === 0 ? 'even' : 'odd', new Map([[`key ${n}`, `CB-${n}`]]));
      });
      const keys = numbers.map((n) => `key ${n}`);
      assert.equal((await store.origins('even', keys)).size, MANY / 2);
      assert.equal((await store.origins('even', keys)).get('key 1234'), 'CB-1234');
      assert.deepEqual(await store.origins('even', []), new Map());
      assert.deepEqual(await store.ownedBy('odd', ['CB-1', 'CB-2', 'CB-9999']), new Set(['CB-1']));
    });

    test('heads of many ids, those without a document left out', async (t) => {
      const store = await newDatabase(t).open();
      await store.transaction(async (tx) => {
        for (const n of numbers.slice(0, 600)) await put(tx, recordOf(`CB-${n}`));
      });
      const heads = await store.headsOf([...numbers.map((n) => `CB-${n}`), 'CB-1']);
      assert.deepEqual([heads.length, heads.every((head) => head.state === 'published')], [600, true]);
    });

    test('a run of numbers is drawn as one, and nobody else gets any of them', async (t) => {
      const store = await newDatabase(t).open();
      const first = await store.transaction((tx) => tx.nextNumber('record', 5));
      assert.deepEqual([first, await store.transaction((tx) => tx.nextNumber('record'))], [1, 6]);
    });
  });
}
