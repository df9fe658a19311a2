import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { engines } from '../../test/world/engines.ts';
import { done, fakeWorld } from '../../test/world/fake-world.ts';
import { recordOf, says } from '../../test/world/records.ts';
import { indexed } from '../../test/world/sealed.ts';
import { plus, taken, why } from '../../test/world/taken.ts';
import { withdraw } from '../editorial/withdraw.ts';

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

    test('what is public of many ids comes with its newest version, and nothing else does', async (t) => {
      const store = await newDatabase(t).open();
      const world = fakeWorld(store);
      await taken(world);
      await taken(world, plus('harbour', says('place', 'Rotterdam')));
      await done(world, withdraw, { id: 'CB-3', base: 1, ...why });
      const wanted = [
        'CB-2',
        'CB-1',
        'CB-1',
        'CB-3',
        'S-1',
        'E-1',
        ...Array.from({ length: 600 }, (_, n) => `CB-${n + 100}`),
      ];
      const found = [...(await store.published(wanted))].sort((a, b) =>
        a.body.document.id.localeCompare(b.body.document.id),
      );
      assert.deepEqual(
        found.map(({ body }) => [body.document.id, body.number, body.state]),
        [
          ['CB-1', 2, 'published'],
          ['CB-2', 1, 'published'],
        ],
      );
      const [first] = found;
      const [newest] = await store.history('CB-1');
      assert.deepEqual([first?.commitment, first?.body.time], [newest?.commitment, newest?.time]);
      assert.equal(first?.published, (await store.history('CB-1')).at(-1)?.time);
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
