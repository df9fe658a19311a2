import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { engines } from '../../test/world/engines.ts';
import { entityOf, recordOf, says } from '../../test/world/records.ts';
import { entryOf, indexed, put } from '../../test/world/sealed.ts';

const all = { limit: 100, offset: 0 };
const ids = (list: readonly { readonly id: string }[]): string[] => list.map((one) => one.id);

for (const { name, newDatabase } of engines) {
  describe(`the lists of a store over ${name}`, () => {
    test('cards come in the order they are asked for; the newest first by time', async (t) => {
      const store = newDatabase(t).open();
      await indexed(
        store,
        ['CB-1', 'CB-2', 'CB-3'].map((id) => recordOf(id)),
      );
      assert.deepEqual(ids(await store.cards(['CB-3', 'CB-1', 'CB-9'])), ['CB-3', 'CB-1']);
      assert.deepEqual(ids(await store.newest(2)), ['CB-3', 'CB-2']);
    });

    test('the index of entities counts their records and is read by the first letters', async (t) => {
      const store = newDatabase(t).open();
      const entities = [
        entityOf('E-1', 'Über Vision'),
        entityOf('E-2', 'The Umbrella'),
        entityOf('E-3', 'Acme'),
        entityOf('E-4', '深网'),
      ];
      const both = [says('operator', 'E-1'), says('developer', 'E-1')];
      await indexed(store, [recordOf('CB-1', both), recordOf('CB-2', both)], entities);
      const lines = async (startsWith?: string) => {
        const { total, lines: found } = await store.entities({ ...all, startsWith });
        return [total, ...found.map(({ entity, records }) => `${entity.names[0]?.text} ${records}`)];
      };
      assert.deepEqual(await lines(), [4, 'Acme 0', 'Über Vision 2', 'The Umbrella 0', '深网 0']);
      assert.deepEqual(await lines('u'), [2, 'Über Vision 2', 'The Umbrella 0']);
      assert.deepEqual(await lines('深'), [1, '深网 0']);
      assert.equal((await store.entities({ limit: 1, offset: 1 })).lines[0]?.entity.id, 'E-1');
    });

    test('a private person is not listed, and leaves the list on becoming one', async (t) => {
      const store = newDatabase(t).open();
      await indexed(store, [], [entityOf('E-1', 'Jane', { kind: 'private-person' }), entityOf('E-2', 'John')]);
      assert.equal((await store.entities(all)).total, 1);
      await store.transaction((tx) => put(tx, entityOf('E-2', 'John', { kind: 'private-person' }), { number: 2 }));
      assert.deepEqual([await store.entities(all), (await store.numbers()).entities], [{ total: 0, lines: [] }, 0]);
    });

    test('roles, sources, aliases and names lead to their records', async (t) => {
      const store = newDatabase(t).open();
      const acme = entityOf('E-1', 'Acme');
      const one = recordOf('CB-1', [
        says('operator', 'E-1', { cites: ['S-1'] }),
        says('developer', 'E-1'),
        says('alias', { scheme: 'AIAAIC', id: 'AIAAIC0196' }),
      ]);
      await indexed(store, [one, recordOf('CB-2', [says('operator', 'E-1', { cites: ['S-2'] })])], [acme]);
      const roles = await store.entityRoles('E-1', all);
      assert.deepEqual(
        roles.map(({ role, record }) => `${record.id} ${role}`),
        ['CB-2 operator', 'CB-1 developer', 'CB-1 operator'],
      );
      assert.deepEqual(await store.entityRoleCounts('E-1'), { developer: 1, operator: 2 });
      assert.deepEqual(ids(await store.sourceRecords('S-1', all)), ['CB-1']);
      assert.deepEqual(
        [await store.recordsUsing('E-1'), await store.recordsUsing('S-2')],
        [['CB-1', 'CB-2'], ['CB-2']],
      );
      assert.deepEqual(
        [await store.aliasTarget('aiaaic0196'), await store.aliasTarget('AIAAIC9')],
        ['CB-1', undefined],
      );
    });

    test('a record taken out of the index is in no list any more', async (t) => {
      const store = newDatabase(t).open();
      const statements = [says('operator', 'E-1', { cites: ['S-1'] }), says('alias', { scheme: 'A', id: 'A1' })];
      await indexed(store, [recordOf('CB-1', statements)], [entityOf('E-1', 'Acme')]);
      await store.transaction((tx) => tx.removeIndex(['CB-1', 'CB-99']));
      assert.deepEqual(
        [await store.cards(['CB-1']), await store.newest(9), await store.entityRoles('E-1', all)],
        [[], [], []],
      );
      assert.deepEqual(
        [await store.sourceRecords('S-1', all), await store.recordsUsing('E-1'), await store.aliasTarget('A1')],
        [[], [], undefined],
      );
    });

    test('clearing what is derived leaves the documents, and moves the sequence on', async (t) => {
      const store = newDatabase(t).open();
      await indexed(store, [recordOf('CB-1')], [entityOf('E-1', 'Acme')]);
      const before = await store.sequence();
      await store.transaction((tx) => tx.clearDerived());
      assert.deepEqual([await store.newest(9), (await store.entities(all)).total], [[], 0]);
      assert.equal((await store.current(['CB-1', 'E-1'])).length, 2);
      assert.ok((await store.sequence()) > before);
      await store.transaction((tx) => tx.putIndex([entryOf(recordOf('CB-1'))]));
      assert.deepEqual(ids(await store.newest(9)), ['CB-1']);
    });
  });
}
