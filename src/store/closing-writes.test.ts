import assert from 'node:assert/strict';
import { test } from 'node:test';
import { engines } from '../../test/world/engines.ts';
import { recordOf } from '../../test/world/records.ts';
import { put } from '../../test/world/sealed.ts';
import { refusal } from '../../test/world/taken.ts';

const why = { time: '2026-05-03T00:00:00.000Z', reason: 'It named somebody', credit: 'A keeper' };

for (const { name, skip, newDatabase } of engines) {
  test(`revisions are closed together or not at all, once, under a new sequence (${name})`, { skip }, async (t) => {
    const store = await newDatabase(t).open();
    await store.transaction(async (tx) => {
      for (const number of [1, 2, 3]) await put(tx, recordOf('CB-1', [], `Title ${number}`), { number });
    });
    const [sequence, before] = [await store.sequence(), await store.history('CB-1')];
    const close = (numbers: readonly number[]) => store.transaction((tx) => tx.closeRevisions('CB-1', numbers, why));
    await assert.rejects(close([1, 4]), refusal('conflict'));
    assert.equal((await store.revision('CB-1', 1))?.body.number, 1);
    await close([1, 2]);
    assert.equal(await store.sequence(), sequence + 1);
    assert.deepEqual([await store.revision('CB-1', 1), await store.revision('CB-1', 2)], [undefined, undefined]);
    assert.equal((await store.revision('CB-1'))?.body.number, 3);
    const after = before.map((line) => (line.number === 3 ? line : { ...line, closed: why }));
    assert.deepEqual(await store.history('CB-1'), after);
    await assert.rejects(close([2]), refusal('conflict'));
  });
}
