import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { engines } from '../../test/world/engines.ts';
import { fakeWorld } from '../../test/world/fake-world.ts';
import { gathered } from '../../test/world/gathered.ts';
import { recordOf } from '../../test/world/records.ts';
import { put } from '../../test/world/sealed.ts';
import { refusal, taken } from '../../test/world/taken.ts';

const mark = { of: 'one', by: 'me', from: 'a test' };
const line = { time: 't', action: 'move', actor: 'keeper', outcome: 'done' };

for (const { name, skip, newDatabase } of engines) {
  describe(`filling a database over ${name}`, { skip }, () => {
    test('one that holds a collection is refused and left alone', async (t) => {
      const store = await newDatabase(t).open();
      await store.transaction((tx) => put(tx, recordOf('CB-1')));
      await assert.rejects(store.holdings.beginFilling(mark), refusal('wrong-state'));
      assert.equal(await store.holdings.filling(), undefined);
      assert.ok(await store.head('CB-1'));
    });

    test('the mark is there until the end, which leaves a line in the audit', async (t) => {
      const store = await newDatabase(t).open();
      await store.holdings.beginFilling(mark);
      assert.deepEqual(await store.holdings.filling(), mark);
      await store.holdings.endFilling('me', line);
      assert.equal(await store.holdings.filling(), undefined);
      assert.deepEqual(await gathered(store.holdings.held('audit')), [{ n: 1, ...line, target: null }]);
    });

    test('who was signed in, was sent a link or had sent a form here, is so no longer', async (t) => {
      const store = await newDatabase(t).open();
      const when = '2026-03-01T00:00:00.000Z';
      await store.transaction(async (tx) => {
        const session = { strength: 'full', made: when, seen: when, expires: when, label: '' } as const;
        await tx.putSession({ hash: 'a', account: 'U-1', ...session });
        await tx.putTicket({ hash: 'b', kind: 'set-password', account: 'U-1', expires: when });
        await tx.keepOnce('c', '1', when);
      });
      await store.holdings.beginFilling(mark);
      const left = await store.transaction(async (tx) => [
        await tx.session('a'),
        await tx.ticket('b'),
        await tx.doneOnce('c'),
      ]);
      assert.deepEqual(left, [undefined, undefined, undefined]);
    });

    test('who comes later takes over, and the earlier one can write no more', async (t) => {
      const { holdings } = await newDatabase(t).open();
      await holdings.beginFilling(mark);
      await holdings.beginFilling({ ...mark, by: 'another' });
      const counter = { table: 'counter', row: { name: 'record', value: 1 } } as const;
      await assert.rejects(holdings.change('me', [counter]), refusal('conflict'));
      await assert.rejects(holdings.settle('me', 3), refusal('conflict'));
      await assert.rejects(holdings.endFilling('me', line), refusal('conflict'));
      assert.deepEqual(await gathered(holdings.held('counter')), []);
      await holdings.change('another', [counter]);
    });

    test('what the same source brought stays; what another one left is taken out', async (t) => {
      const { holdings } = await newDatabase(t).open();
      await holdings.beginFilling(mark);
      await holdings.change('me', [{ table: 'origin', row: { collection: 'a', key: 'b', id: 'CB-1' } }]);
      await holdings.beginFilling({ ...mark, by: 'again' });
      assert.equal((await gathered(holdings.held('origin'))).length, 1);
      await holdings.beginFilling({ ...mark, of: 'another source' });
      assert.equal((await gathered(holdings.held('origin'))).length, 0);
    });

    test('after it was settled the next line of the audit comes behind those that were brought', async (t) => {
      const store = await newDatabase(t).open();
      await store.holdings.beginFilling(mark);
      const row = { n: 41, ...line, target: null };
      await store.holdings.change('me', [{ table: 'audit', row }]);
      await store.holdings.settle('me', 7);
      assert.equal(await store.sequence(), 7);
      await store.holdings.endFilling('me', line);
      assert.deepEqual(
        (await gathered(store.holdings.held('audit'))).map(({ n }) => n),
        [41, 42],
      );
      await taken(fakeWorld(store));
      assert.equal(await store.sequence(), 15);
    });
  });
}
