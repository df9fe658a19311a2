import assert from 'node:assert/strict';
import { test } from 'node:test';
import { engines } from '../../test/world/engines.ts';
import { recordOf } from '../../test/world/records.ts';

for (const { name, skip, newDatabase } of engines) {
  test(`a setting over ${name} replaces the last one and raises the public sequence`, { skip }, async (t) => {
    const store = await newDatabase(t).open();
    const before = await store.sequence();
    await store.transaction((tx) => tx.putSetting('featured', 'CB-1'));
    await store.transaction((tx) => tx.putSetting('featured', 'CB-2'));
    assert.equal(await store.setting('featured'), 'CB-2');
    assert.equal(await store.sequence(), before + 2);
  });

  test(`a draft over ${name} is replaced by a later one and never becomes public by itself`, { skip }, async (t) => {
    const store = await newDatabase(t).open();
    const first = recordOf('CB-1');
    await store.transaction((tx) => tx.putDraft(first, '2026-01-01T00:00:00.000Z'));
    await store.transaction((tx) => tx.putDraft({ ...first, language: 'nl' }, '2026-01-02T00:00:00.000Z'));
    const draft = await store.draft('CB-1');
    assert.equal(draft?.schema === 'casebook.record/1' && draft.language, 'nl');
    assert.deepEqual(await store.current(['CB-1']), []);
    assert.equal((await store.head('CB-1'))?.state, 'draft');
  });
}
