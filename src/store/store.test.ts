import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { dirname } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { engines } from '../../test/world/engines.ts';

for (const { name, skip, newDatabase } of engines) {
  test(`transactions of a store over ${name} run one after another, also after one that failed`, {
    skip,
  }, async (t) => {
    const store = await newDatabase(t).open();
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

  test(`closing a store over ${name} waits for the transaction under way`, { skip }, async (t) => {
    const database = newDatabase(t);
    const store = await database.open();
    const written = store.transaction(async (tx) => {
      await new Promise((later) => setTimeout(later, 30));
      await tx.putSetting('late', 'kept');
    });
    await store.close();
    await written;
    assert.equal(await (await database.open()).setting('late'), 'kept');
  });

  test(`processes that start at the same time on one new database over ${name} draw no number twice`, {
    skip,
  }, async (t) => {
    const address = await newDatabase(t).address();
    // The data directory, or the address of the database.
    const place = name === 'sqlite' ? dirname(address) : address;
    const script = fileURLToPath(new URL('../../test/world/draw-numbers.ts', import.meta.url));
    const run = promisify(execFile);
    const runs = await Promise.all([1, 2, 3, 4].map(() => run(process.execPath, [script, place, '50'])));
    const drawn = runs.flatMap(({ stdout }) => stdout.trim().split('\n').map(Number));
    assert.deepEqual(
      drawn.sort((a, b) => a - b),
      Array.from({ length: 200 }, (_, n) => n + 1),
    );
  });

  test(`as of any sequence, a store over ${name} without a replica answers itself`, { skip }, async (t) => {
    const store = await newDatabase(t).open();
    await store.transaction((tx) => tx.putSetting('featured', 'CB-1'));
    for (const sequence of [0, 1, 999]) {
      const reads = await store.asOf(sequence);
      assert.deepEqual([await reads.sequence(), await reads.setting('featured')], [1, 'CB-1']);
    }
  });
}
