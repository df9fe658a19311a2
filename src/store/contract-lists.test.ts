import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { engines } from '../../test/world/engines.ts';
import { entityOf, recordOf, says, sourceOf } from '../../test/world/records.ts';
import { entryOf, indexed, put } from '../../test/world/sealed.ts';

const all = { limit: 100, offset: 0 };
const ids = (list: readonly { readonly id: string }[]): string[] => list.map((one) => one.id);

for (const { name, skip, newDatabase } of engines) {
  describe(`the lists of a store over ${name}`, { skip }, () => {
    test('cards come in the order they are asked for; the newest first by time', async (t) => {
      const store = await newDatabase(t).open();
      await indexed(
        store,
        ['CB-1', 'CB-2', 'CB-3'].map((id) => recordOf(id)),
      );
      assert.deepEqual(ids(await store.cards(['CB-3', 'CB-1', 'CB-9'])), ['CB-3', 'CB-1']);
      assert.deepEqual(ids(await store.newest(2)), ['CB-3', 'CB-2']);
    });

    test('the index of entities counts their records and is read by the first letters', async (t) => {
      const store = await newDatabase(t).open();
      const entities = [
        entityOf('E-1', 'Über Vision'),
        entityOf('E-2', 'The Umbrella'),
        entityOf('E-3', 'Acme'),
        entityOf('E-4', '深网'),
      ];
      const both = [says('operator', 'E-1'), says('developer', 'E-1')];
      const rest = ['E-2', 'E-3', 'E-4'].map((id) => says('parent', id));
      await indexed(store, [recordOf('CB-1', both), recordOf('CB-2', [...both, ...rest])], entities);
      const lines = async (startsWith?: string) => {
        const { total, lines: found } = await store.entities({ ...all, startsWith });
        return [total, ...found.map(({ entity, records }) => `${entity.names[0]?.text} ${records}`)];
      };
      assert.deepEqual(await lines(), [4, 'Acme 1', 'Über Vision 2', 'The Umbrella 1', '深网 1']);
      assert.deepEqual(await lines('u'), [2, 'Über Vision 2', 'The Umbrella 1']);
      assert.deepEqual(await lines('深'), [1, '深网 1']);
      assert.equal((await store.entities({ limit: 1, offset: 1 })).lines[0]?.entity.id, 'E-1');
    });

    test('a private person is not listed, and leaves the list on becoming one', async (t) => {
      const store = await newDatabase(t).open();
      const names = [says('operator', 'E-1'), says('operator', 'E-2')];
      const jane = entityOf('E-1', 'Jane', { kind: 'private-person' });
      await indexed(store, [recordOf('CB-1', names)], [jane, entityOf('E-2', 'John')]);
      assert.equal((await store.entities(all)).total, 1);
      await store.transaction((tx) => put(tx, entityOf('E-2', 'John', { kind: 'private-person' }), { number: 2 }));
      assert.deepEqual([await store.entities(all), (await store.numbers()).entities], [{ total: 0, lines: [] }, 0]);
    });

    test('roles, sources and names lead to their records', async (t) => {
      const store = await newDatabase(t).open();
      const acme = entityOf('E-1', 'Acme');
      const one = recordOf('CB-1', [says('operator', 'E-1', { cites: ['S-1'] }), says('developer', 'E-1')]);
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
    });

    test('a record taken out of the index is in no list any more', async (t) => {
      const store = await newDatabase(t).open();
      const statements = [says('operator', 'E-1', { cites: ['S-1'] }), says('alias', { scheme: 'A', id: 'A1' })];
      await indexed(store, [recordOf('CB-1', statements)], [entityOf('E-1', 'Acme')]);
      await store.transaction((tx) => tx.removeIndex(['CB-1', 'CB-99']));
      assert.deepEqual(
        [await store.cards(['CB-1']), await store.newest(9), await store.entityRoles('E-1', all)],
        [[], [], []],
      );
      assert.deepEqual(
        [await store.sourceRecords('S-1', all), await store.recordsUsing('E-1'), await store.recordsCalled(['A1'])],
        [[], [], new Map()],
      );
    });

    test('an id of another collection leads to every record that carries it', async (t) => {
      const store = await newDatabase(t).open();
      const called = (id: string) => says('alias', { scheme: 'AIAAIC', id });
      const records = [
        recordOf('CB-3', [called('AIAAIC0196')]),
        recordOf('CB-2', [called('aiaaic0196'), called('AIAAIC7')]),
      ];
      await indexed(store, records);
      assert.deepEqual(
        await store.recordsCalled(['AIAAIC0196', 'Aiaaic0196', 'AIAAIC7', 'AIAAIC9']),
        new Map([
          ['aiaaic0196', ['CB-2', 'CB-3']],
          ['aiaaic7', ['CB-2']],
        ]),
      );
      await store.transaction((tx) => tx.removeIndex(['CB-2']));
      assert.deepEqual(await store.recordsCalled(['AIAAIC0196', 'AIAAIC7']), new Map([['aiaaic0196', ['CB-3']]]));
      assert.deepEqual(await store.recordsCalled([]), new Map());
    });

    test('an entity or a source is public while a public record names it, and comes back with its record', async (t) => {
      const store = await newDatabase(t).open();
      const shared = says('operator', 'E-1', { cites: ['S-1'] });
      const own = says('developer', 'E-2', { cites: ['S-2'] });
      const [one, two] = [recordOf('CB-1', [shared]), recordOf('CB-2', [shared, own])];
      const entities = [entityOf('E-1', 'Acme'), entityOf('E-2', 'Umbrella'), entityOf('E-3', 'Nobody’s')];
      await indexed(store, [one, two], entities);
      await store.transaction(async (tx) => {
        for (const id of ['S-1', 'S-2']) await put(tx, sourceOf(id));
      });
      const look = async () => {
        const { sources, entities: named } = await store.numbers();
        const { total, lines } = await store.entities(all);
        const known = await store.publiclyNamed(['E-1', 'E-2', 'E-3', 'S-1', 'S-2', 'S-9']);
        return [[...known].sort(), sources, named, total, lines.length];
      };
      const whole = await look();
      assert.deepEqual(whole, [['E-1', 'E-2', 'S-1', 'S-2'], 2, 2, 2, 2]);
      await store.transaction((tx) => tx.removeIndex(['CB-2']));
      assert.deepEqual(await look(), [['E-1', 'S-1'], 1, 1, 1, 1]);
      await store.transaction((tx) => tx.putIndex([entryOf(two, entities)]));
      assert.deepEqual(await look(), whole);
    });

    test('the latest events come by their first day, and of one submitter only a few', async (t) => {
      const store = await newDatabase(t).open();
      const event = (n: number, day: string, attribution?: string) => ({
        ...recordOf(`CB-${n}`, [says('occurred', day)]),
        ...(attribution && { attribution }),
      });
      const list = [1, 2, 3, 4].map((n) => event(n, `2026-01-0${n}`, 'A list'));
      const others = [event(5, '2020', 'B list'), event(6, '2025-12-31/2026-06'), event(7, '2099-01-01')];
      await indexed(store, [...list, ...others, recordOf('CB-8')]);
      const until = Date.parse('2026-02-01') / 86_400_000;
      const latest = async (limit: number, each: number) => ids(await store.latestEvents({ limit, each, until }));
      assert.deepEqual(await latest(4, 2), ['CB-4', 'CB-3', 'CB-6', 'CB-5'], 'two of the list, then everybody else');
      assert.deepEqual(await latest(3, 1), ['CB-4', 'CB-6', 'CB-5']);
      assert.deepEqual(await latest(9, 2), ['CB-4', 'CB-3', 'CB-2', 'CB-1', 'CB-6', 'CB-5'], 'nobody else is left');
      const rest = await store.latestEvents({ limit: 3, each: 1, until, except: 'CB-4' });
      assert.deepEqual(ids(rest), ['CB-3', 'CB-6', 'CB-5'], 'another one of the list takes its place');
      await store.transaction((tx) => tx.removeIndex(['CB-6']));
      assert.deepEqual(await latest(2, 1), ['CB-4', 'CB-5']);
      assert.deepEqual(await (await newDatabase(t).open()).latestEvents({ limit: 3, each: 1, until }), []);
    });

    test('clearing what is derived leaves the documents, and moves the sequence on', async (t) => {
      const store = await newDatabase(t).open();
      await indexed(store, [recordOf('CB-1', [says('operator', 'E-1')])], [entityOf('E-1', 'Acme')]);
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
