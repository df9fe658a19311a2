import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { engines } from '../../test/world/engines.ts';
import { entityOf, recordOf, says } from '../../test/world/records.ts';
import { indexed, seal } from '../../test/world/sealed.ts';
import { isRefusal } from '../core/errors.ts';

for (const { name, skip, newDatabase } of engines) {
  describe(`many revisions at once over ${name}`, { skip }, () => {
    test('they count as if one came after another, also where a document comes twice', async (t) => {
      const store = await newDatabase(t).open();
      const many = Array.from({ length: 137 }, (_, n) => recordOf(`CB-${n + 1}`));
      const first = many.map((record) => ({ id: record.id, base: 0, revision: seal(record) }));
      const second = { id: 'CB-7', base: 1, revision: seal(recordOf('CB-7', [], 'Again'), 2) };
      await store.transaction((tx) => tx.putRevisions([...first, second]));
      const heads = await store.heads('record', { limit: 200, offset: 0 });
      assert.deepEqual(
        heads.map(({ id, revision, seq }) => [id, revision, seq]),
        many.map(({ id }, n) => (id === 'CB-7' ? [id, 2, 138] : [id, 1, n + 1])),
      );
      const { firstTime, lastTime } = heads[6] ?? {};
      assert.deepEqual([firstTime, lastTime], ['2026-01-01T00:00:00.000Z', '2026-01-02T00:00:00.000Z']);
      assert.equal((await store.history('CB-7')).length, 2);
    });

    test('one on an old base refuses all of them', async (t) => {
      const store = await newDatabase(t).open();
      const [one, two] = [recordOf('CB-1'), recordOf('CB-2')];
      const list = [
        { id: 'CB-1', base: 0, revision: seal(one) },
        { id: 'CB-2', base: 0, revision: seal(two) },
        { id: 'CB-1', base: 0, revision: seal(one) },
      ];
      await assert.rejects(
        store.transaction((tx) => tx.putRevisions(list)),
        (error) => isRefusal(error, 'conflict'),
      );
      assert.deepEqual([await store.headsOf(['CB-1', 'CB-2']), await store.sequence()], [[], 0]);
    });

    test('entities are listed under their last name, and those that may not be shown are taken out', async (t) => {
      const store = await newDatabase(t).open();
      const jane = entityOf('E-1', 'Jane', { kind: 'private-person' });
      const entities = [entityOf('E-1', 'Jane'), entityOf('E-2', 'Acme')];
      await indexed(store, [recordOf('CB-1', [says('operator', 'E-1'), says('developer', 'E-2')])], entities);
      const listed = async () => (await store.entities({ limit: 9, offset: 0 })).lines.map(({ entity }) => entity.id);
      assert.deepEqual(await listed(), ['E-2', 'E-1']);
      const later = [jane, entityOf('E-2', 'Acme'), entityOf('E-2', 'Zenith')];
      await store.transaction((tx) => tx.putEntityLines(later));
      assert.deepEqual(await listed(), ['E-2']);
      await store.transaction((tx) => tx.putEntityLines([entityOf('E-1', 'Mona')]));
      assert.deepEqual(await listed(), ['E-1', 'E-2'], 'sorted by the last name');
    });
  });
}
