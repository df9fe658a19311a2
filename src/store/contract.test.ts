import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { engines } from '../../test/world/engines.ts';
import { entityOf, recordOf, says, sourceOf } from '../../test/world/records.ts';
import { entryOf, indexed, put, seal } from '../../test/world/sealed.ts';
import { isRefusal } from '../core/errors.ts';

const all = { limit: 100, offset: 0 };
const isConflict = (error: unknown): boolean => isRefusal(error, 'conflict');
const ids = (list: readonly { readonly id: string }[]): string[] => list.map((one) => one.id);

for (const { name, skip, newDatabase } of engines) {
  describe(`a store over ${name}`, { skip }, () => {
    test('numbers are never drawn twice, by however many transactions at once', async (t) => {
      const one = await newDatabase(t).open();
      const drawn = await Promise.all(
        Array.from({ length: 200 }, () => one.transaction((tx) => tx.nextNumber('record'))),
      );
      assert.deepEqual(new Set(drawn), new Set(Array.from({ length: 200 }, (_, n) => n + 1)));
      assert.equal(await one.transaction((tx) => tx.nextNumber('source')), 1);
      assert.equal(await one.transaction((tx) => tx.nextNumber('record', 10)), 201);
      assert.equal(await one.transaction((tx) => tx.nextNumber('record')), 211);
    });

    test('a revision on an old base is refused, and the newer one stays', async (t) => {
      const store = await newDatabase(t).open();
      const [first, second] = [recordOf('CB-1', [], 'First'), recordOf('CB-1', [], 'Second')];
      await store.transaction((tx) => put(tx, first));
      await store.transaction((tx) => put(tx, second, { number: 2 }));
      await assert.rejects(
        store.transaction((tx) => put(tx, first, { number: 2 })),
        isConflict,
      );
      await assert.rejects(
        store.transaction((tx) => put(tx, first, { number: 1 })),
        isConflict,
      );
      await assert.rejects(
        store.transaction((tx) => tx.putRevision('CB-1', 2, seal(first, 4))),
        isConflict,
      );
      assert.deepEqual((await store.revision('CB-1'))?.body.document, second);
      assert.equal((await store.head('CB-1'))?.revision, 2);
    });

    test('of many writers on one base exactly one succeeds', async (t) => {
      const store = await newDatabase(t).open();
      await store.transaction((tx) => put(tx, recordOf('CB-1')));
      const attempts = Array.from({ length: 8 }, (_, n) =>
        store.transaction((tx) => put(tx, recordOf('CB-1', [], `Title ${n}`), { number: 2 })),
      );
      const outcomes = await Promise.allSettled(attempts);
      assert.equal(outcomes.filter((outcome) => outcome.status === 'fulfilled').length, 1);
    });

    test('a transaction that fails leaves nothing, and the next one works', async (t) => {
      const store = await newDatabase(t).open();
      const record = recordOf('CB-1', [says('country', 'NL')]);
      const failing = store.transaction(async (tx) => {
        await tx.nextNumber('record');
        await put(tx, record);
        await tx.putIndex([entryOf(record)]);
        await tx.putSetting('featured', 'CB-1');
        throw new TypeError('half-way');
      });
      await assert.rejects(failing, /half-way/);
      assert.deepEqual(await store.numbers(), { records: 0, sources: 0, entities: 0, statements: 0, revisions: 0 });
      assert.deepEqual(
        [await store.sequence(), await store.setting('featured'), await store.head('CB-1')],
        [0, undefined, undefined],
      );
      assert.equal(await store.transaction((tx) => tx.nextNumber('record')), 1);
    });

    test('writes are seen inside their transaction at once, and outside only after it', async (t) => {
      const store = await newDatabase(t).open();
      const seen = await store.transaction(async (tx) => {
        await put(tx, recordOf('CB-1'));
        return [
          await tx.sequence(),
          (await tx.head('CB-1'))?.revision,
          await store.sequence(),
          await store.head('CB-1'),
        ];
      });
      assert.deepEqual(seen, [1, 1, 0, undefined]);
      assert.equal((await store.head('CB-1'))?.revision, 1);
    });

    test('history lists every revision, newest first, each under its own sequence', async (t) => {
      const store = await newDatabase(t).open();
      await store.transaction((tx) => put(tx, recordOf('CB-1')));
      await store.transaction((tx) => put(tx, sourceOf('S-1')));
      await store.transaction((tx) => put(tx, recordOf('CB-1'), { number: 2, state: 'merged', mergedInto: 'CB-2' }));
      const lines = await store.history('CB-1');
      assert.deepEqual(
        lines.map(({ number, seq, state, reason }) => [number, seq, state, reason]),
        [
          [2, 3, 'merged', 'Reason 2'],
          [1, 1, 'published', 'Reason 1'],
        ],
      );
      assert.equal(lines[1]?.commitment, (await store.revision('CB-1', 1))?.commitment);
      const { firstTime, lastTime, mergedInto } = (await store.head('CB-1')) ?? {};
      assert.deepEqual(
        [firstTime, lastTime, mergedInto],
        ['2026-01-01T00:00:00.000Z', '2026-01-02T00:00:00.000Z', 'CB-2'],
      );
      assert.deepEqual([await store.revision('CB-1', 9), await store.history('CB-9')], [undefined, []]);
    });

    test('heads come by kind and number, not by text', async (t) => {
      const store = await newDatabase(t).open();
      await store.transaction(async (tx) => {
        for (const n of [10, 9, 2]) await put(tx, recordOf(`CB-${n}`));
        await put(tx, entityOf('E-1', 'Acme'));
      });
      assert.deepEqual(ids(await store.heads('record', all)), ['CB-2', 'CB-9', 'CB-10']);
      assert.deepEqual(ids(await store.heads('record', { limit: 1, offset: 1 })), ['CB-9']);
      assert.deepEqual(ids(await store.headsOf(['E-1', 'CB-9', 'CB-99'])).sort(), ['CB-9', 'E-1']);
    });

    test('a draft is kept apart from what is published, and goes once it is published', async (t) => {
      const store = await newDatabase(t).open();
      const draft = recordOf('CB-1', [], 'Draft');
      await store.transaction((tx) => tx.putDraft(recordOf('CB-1'), '2026-01-01T00:00:00.000Z'));
      await store.transaction((tx) => tx.putDraft(draft, '2026-01-01T00:00:00.000Z'));
      assert.deepEqual(await store.draft('CB-1'), draft);
      assert.deepEqual(
        [(await store.head('CB-1'))?.state, await store.revision('CB-1'), await store.sequence()],
        ['draft', undefined, 0],
      );
      assert.deepEqual(await store.current(['CB-1']), []);
      await store.transaction((tx) => put(tx, draft));
      assert.equal(await store.draft('CB-1'), undefined);
      assert.deepEqual(await store.current(['CB-1']), [draft]);
    });

    test('current gives the newest documents of many ids, each once', async (t) => {
      const store = await newDatabase(t).open();
      const sources = Array.from({ length: 1100 }, (_, n) => sourceOf(`S-${n + 1}`));
      await store.transaction(async (tx) => {
        for (const source of sources) await put(tx, source);
        await put(tx, sourceOf('S-1', { title: 'Corrected' }), { number: 2 });
      });
      const found = await store.current([...ids(sources), 'S-1', 'S-9999']);
      assert.equal(found.length, 1100);
      assert.deepEqual(
        found.find((one) => one.id === 'S-1'),
        sourceOf('S-1', { title: 'Corrected' }),
      );
    });

    test('keys and settings are kept, each in its own place', async (t) => {
      const store = await newDatabase(t).open();
      await store.transaction(async (tx) => {
        await tx.putOrigins('starter', new Map([['a', 'CB-1']]));
        await tx.putOrigins('other', new Map([['a', 'CB-2']]));
        await tx.putSetting('featured', 'CB-1');
        await tx.putSetting('featured', 'CB-2');
      });
      assert.deepEqual([await store.origin('starter', 'a'), await store.origin('starter', 'b')], ['CB-1', undefined]);
      assert.deepEqual(await store.origins('other'), new Map([['a', 'CB-2']]));
      assert.deepEqual(await store.origins('starter', ['b', 'a']), new Map([['a', 'CB-1']]));
      assert.deepEqual(await store.ownedBy('starter', ['CB-1', 'CB-2']), new Set(['CB-1']));
      assert.deepEqual([await store.setting('featured'), await store.setting('seq')], ['CB-2', undefined]);
    });

    test('what one connection wrote, another reads; what was closed is still there', async (t) => {
      const { open } = newDatabase(t);
      const [one, two] = [await open(), await open()];
      await indexed(one, [recordOf('CB-1', [says('place', 'Lyon')])]);
      assert.deepEqual([await two.sequence(), (await two.numbers()).statements], [1, 3]);
      await one.close();
      await two.close();
      assert.deepEqual(
        (await (await open()).revision('CB-1'))?.body.document,
        recordOf('CB-1', [says('place', 'Lyon')]),
      );
    });
  });
}
