import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { engines } from '../../test/world/engines.ts';
import { fakeWorld } from '../../test/world/fake-world.ts';
import { gathered } from '../../test/world/gathered.ts';
import { taken } from '../../test/world/taken.ts';
import { vary } from '../../test/world/varied-world.ts';
import { heldTables } from '../core/held-tables.ts';

for (const { name, skip, newDatabase } of engines) {
  describe(`a snapshot over ${name}`, { skip }, () => {
    test('sees one moment, while another connection writes', async (t) => {
      const database = newDatabase(t);
      const [store, other] = [await database.open(), await database.open()];
      await taken(fakeWorld(store));
      await store.holdings.snapshot(async (snapshot) => {
        const [counts, sequence] = [await snapshot.counts(), await snapshot.reads.sequence()];
        await taken(fakeWorld(other), { collection: 'second' });
        await taken(fakeWorld(store), { collection: 'third' });
        assert.ok((await store.sequence()) > sequence);
        assert.equal(await snapshot.reads.sequence(), sequence);
        assert.equal(await snapshot.auditLength(), 1);
        assert.deepEqual(await snapshot.counts(), counts);
        for (const table of heldTables)
          assert.equal((await gathered(snapshot.rows(table))).length, counts[table], table);
        const revisions = await gathered(snapshot.rows('revision'));
        assert.equal(Math.max(...revisions.map(({ seq }) => Number(seq))), sequence);
        assert.equal((await snapshot.reads.heads('record', { limit: 100, offset: 0 })).length, 3);
      });
    });

    test('finds nothing to say against a store that nobody touched', async (t) => {
      const store = await newDatabase(t).open();
      await vary(fakeWorld(store));
      await store.holdings.snapshot(async (snapshot) => {
        assert.deepEqual(await gathered(snapshot.contradictions()), []);
      });
    });

    test('an error in the work ends it, and the store goes on', async (t) => {
      const store = await newDatabase(t).open();
      await assert.rejects(
        store.holdings.snapshot(() => Promise.reject(new Error('from the work'))),
        /from the work/,
      );
      assert.equal(await store.holdings.snapshot((snapshot) => snapshot.auditLength()), 0);
    });
  });
}
