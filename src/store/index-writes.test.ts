import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { engines } from '../../test/world/engines.ts';
import { recordCalled } from '../../test/world/fake-world.ts';
import { entityOf, recordOf, says } from '../../test/world/records.ts';
import { entryOf, indexed } from '../../test/world/sealed.ts';

const MANY = 501;

for (const { name, skip, newDatabase } of engines) {
  describe(`writing the index over ${name}`, { skip }, () => {
    test('records indexed again keep nothing of what they had, however many there are', async (t) => {
      const store = await newDatabase(t).open();
      const acme = entityOf('E-1', 'Acme');
      const alias = (n: number) => says('alias', { scheme: 'AIAAIC', id: `AIAAIC${n}` });
      const ids = Array.from({ length: MANY }, (_, n) => n + 1);
      await indexed(
        store,
        ids.map((n) => recordOf(`CB-${n}`, [says('operator', 'E-1'), alias(n)])),
        [acme],
      );
      assert.deepEqual(await store.entityRoleCounts('E-1'), { operator: MANY });
      await store.transaction((tx) => tx.putIndex(ids.map((n) => entryOf(recordOf(`CB-${n}`)))));
      assert.deepEqual(await store.entityRoleCounts('E-1'), {});
      assert.deepEqual([await recordCalled(store, 'AIAAIC501'), await store.recordsUsing('E-1')], [undefined, []]);
      assert.equal((await store.numbers()).records, MANY);
    });

    test('records taken out of the index leave every list', async (t) => {
      const store = await newDatabase(t).open();
      await indexed(
        store,
        ['CB-1', 'CB-2'].map((id) => recordOf(id)),
      );
      await store.transaction((tx) => tx.removeIndex(['CB-1']));
      assert.deepEqual(
        (await store.newest(10)).map(({ id }) => id),
        ['CB-2'],
      );
    });
  });
}
