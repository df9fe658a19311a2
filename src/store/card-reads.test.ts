import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { engines } from '../../test/world/engines.ts';
import { recordOf, says } from '../../test/world/records.ts';
import { indexed } from '../../test/world/sealed.ts';

const all = { limit: 2_000, offset: 0 };

for (const { name, skip, newDatabase } of engines) {
  describe(`lists of cards over ${name}`, { skip }, () => {
    test('cards of many ids come in their order, those that are not there left out', async (t) => {
      const store = await newDatabase(t).open();
      const ids = Array.from({ length: 9 }, (_, n) => `CB-${n + 1}`);
      await indexed(
        store,
        ids.map((id) => recordOf(id)),
      );
      const wanted = ids.toReversed().flatMap((id, at) => [id, ...Array(100).fill(`CB-${1_000 + at}`)]);
      assert.deepEqual(
        (await store.cards(wanted)).map(({ id }) => id),
        ids.toReversed(),
      );
    });

    test('records without a date are no event, and a source lists its records once each', async (t) => {
      const store = await newDatabase(t).open();
      const cited = { cites: ['S-1'] };
      await indexed(store, [recordOf('CB-1', [says('country', 'NL', cited), says('place', 'Delft', cited)])]);
      assert.deepEqual(await store.latestEvents({ limit: 5, each: 2, until: 30_000 }), []);
      assert.equal((await store.sourceRecords('S-1', all)).length, 1);
    });
  });
}
