import assert from 'node:assert/strict';
import { test } from 'node:test';
import { engines } from '../../test/world/engines.ts';

for (const { name, newDatabase } of engines) {
  test(`transactions of a store over ${name} run one after another, also after one that failed`, async (t) => {
    const store = newDatabase(t).open();
    const steps: string[] = [];
    const work = (label: string, fails: boolean) =>
      store.transaction(async (tx) => {
        steps.push(`${label} begins`);
        await tx.putSetting(label, 'here');
        if (fails) throw new Error(`${label} fails`);
        steps.push(`${label} ends`);
      });
    const outcomes = await Promise.allSettled([work('a', false), work('b', true), work('c', false)]);
    assert.deepEqual(
      outcomes.map((outcome) => outcome.status),
      ['fulfilled', 'rejected', 'fulfilled'],
    );
    assert.deepEqual(steps, ['a begins', 'a ends', 'b begins', 'c begins', 'c ends']);
    assert.deepEqual([await store.setting('a'), await store.setting('b')], ['here', undefined]);
  });

  test(`closing a store over ${name} waits for the transaction under way`, async (t) => {
    const database = newDatabase(t);
    const store = database.open();
    const written = store.transaction(async (tx) => {
      await new Promise((later) => setTimeout(later, 30));
      await tx.putSetting('late', 'kept');
    });
    await store.close();
    await written;
    assert.equal(await database.open().setting('late'), 'kept');
  });
}
