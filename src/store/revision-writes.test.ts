import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { engines } from '../../test/world/engines.ts';
import { entityOf, recordOf, says } from '../../test/world/records.ts';
import { indexed, put } from '../../test/world/sealed.ts';

for (const { name, skip, newDatabase } of engines) {
  describe(`writing revisions over ${name}`, { skip }, () => {
    test('the first revision takes the place of a draft', async (t) => {
      const store = await newDatabase(t).open();
      await store.transaction((tx) => tx.putDraft(recordOf('CB-1'), '2026-01-01T00:00:00.000Z'));
      await store.transaction((tx) => put(tx, recordOf('CB-1')));
      assert.equal(await store.draft('CB-1'), undefined);
      assert.deepEqual([(await store.head('CB-1'))?.state, (await store.head('CB-1'))?.revision], ['published', 1]);
    });

    test('many revisions in one transaction each get a sequence of their own and keep the first time', async (t) => {
      const store = await newDatabase(t).open();
      await store.transaction(async (tx) => {
        for (const id of ['CB-1', 'CB-2', 'CB-3']) await put(tx, recordOf(id));
        await put(tx, recordOf('CB-1'), { number: 2 });
      });
      const head = await store.head('CB-1');
      assert.deepEqual(
        [head?.revision, head?.firstTime?.slice(0, 10), head?.lastTime?.slice(0, 10)],
        [2, '2026-01-01', '2026-01-02'],
      );
      const heads = await store.headsOf(['CB-1', 'CB-2', 'CB-3']);
      assert.equal(new Set(heads.map((one) => one.seq)).size, 3);
    });

    test('a renamed entity is listed once, under its new name', async (t) => {
      const store = await newDatabase(t).open();
      await indexed(store, [recordOf('CB-1', [says('operator', 'E-1')])], [entityOf('E-1', 'Acme')]);
      await store.transaction((tx) => put(tx, entityOf('E-1', 'Borealis'), { number: 2 }));
      const { lines } = await store.entities({ limit: 10, offset: 0 });
      assert.deepEqual(
        lines.map(({ entity }) => entity.names[0]?.text),
        ['Borealis'],
      );
    });
  });
}
