import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { engines } from '../../test/world/engines.ts';
import { gathered } from '../../test/world/gathered.ts';
import { compareKeys, type HeldRow } from '../core/held-tables.ts';
import type { Store } from '../core/ports.ts';

async function filled(store: Store): Promise<Store> {
  await store.holdings.beginFilling({ of: 'a test', by: 'me', from: 'a test' });
  return store;
}

const origin = (n: number): HeldRow => ({
  collection: n % 2 === 0 ? 'wide \uff5e' : 'high \u{10400}',
  key: `record:${n}'"\\ \u{1f6a2}`,
  id: `CB-${n}`,
});

for (const { name, skip, newDatabase } of engines) {
  describe(`rows over ${name}`, { skip }, () => {
    test('come in the order of their key, over many slices, each as it was written', async (t) => {
      const { holdings } = await filled(await newDatabase(t).open());
      const rows = Array.from({ length: 2_345 }, (_, n) => origin(n));
      await holdings.change(
        'me',
        rows.map((row) => ({ table: 'origin', row })),
      );
      const sorted = rows.toSorted((a, b) => compareKeys('origin', a, b));
      assert.deepEqual(await gathered(holdings.held('origin')), sorted);
      assert.deepEqual(await holdings.snapshot((snapshot) => gathered(snapshot.rows('origin'))), sorted);
    });

    test('keep bytes, numbers, long texts and nothing', async (t) => {
      const { holdings } = await filled(await newDatabase(t).open());
      const document = { id: 'CB-1', kind: 'record', number: 1, state: 'published', revision: 1, seq: 2 ** 40 };
      const head = { ...document, merged_into: null, first_time: 't', last_time: null };
      const salt = Buffer.from(Array.from({ length: 32 }, (_, n) => n * 8)).toString('hex');
      const long = { canonical: `{"a":"${'\u{1f6a2}'.repeat(200_000)}"}`, salt, commitment: 'c' };
      const revision = {
        id: 'CB-1',
        number: 1,
        seq: 2,
        time: 't',
        state: 'published',
        reason: '',
        credit: '',
        ...long,
      };
      await holdings.change('me', [
        { table: 'document', row: head },
        { table: 'revision', row: revision },
      ]);
      assert.deepEqual(await gathered(holdings.held('document')), [head]);
      assert.deepEqual(await gathered(holdings.held('revision')), [revision]);
    });

    test('are written over those of the same key, and taken out', async (t) => {
      const { holdings } = await filled(await newDatabase(t).open());
      const counter = (counted: string, value: number) =>
        ({ table: 'counter', row: { name: counted, value } }) as const;
      await holdings.change('me', [counter('record', 1), counter('source', 2), counter('entity', 3)]);
      await holdings.change('me', [counter('record', 5), { ...counter('source', 0), gone: true }]);
      assert.deepEqual(await gathered(holdings.held('counter')), [
        { name: 'entity', value: 3 },
        { name: 'record', value: 5 },
      ]);
    });

    test('of meta are the settings and nothing else', async (t) => {
      const store = await newDatabase(t).open();
      await store.transaction((tx) => tx.putSetting('prefix', 'CB'));
      const rows = await gathered((await filled(store)).holdings.held('meta'));
      assert.deepEqual(rows, [{ key: 'setting.prefix', value: 'CB' }]);
    });
  });
}
