import assert from 'node:assert/strict';
import { testOverEngines } from '../../test/world/engines.ts';
import { entityOf, recordOf, sourceOf } from '../../test/world/records.ts';
import { put } from '../../test/world/sealed.ts';
import type { ChangeLine } from '../core/ports.ts';

const told = (lines: readonly ChangeLine[]): readonly string[] => lines.map(({ id, number }) => `${id}/${number}`);

testOverEngines('changes are the later revisions of records, newest first', async (t, engine) => {
  const store = await engine.newDatabase(t).open();
  assert.deepEqual(await store.changes({ limit: 9 }), []);
  await store.transaction(async (tx) => {
    for (const document of [sourceOf('S-1'), entityOf('E-1', 'Acme'), recordOf('CB-1'), recordOf('CB-2')]) {
      await put(tx, document);
      await put(tx, document, { number: 2 });
    }
    await put(tx, recordOf('CB-3'));
    await put(tx, recordOf('CB-1'), { number: 3, state: 'merged', mergedInto: 'CB-2' });
  });
  const changes = await store.changes({ limit: 9 });
  assert.deepEqual(told(changes), ['CB-1/3', 'CB-2/2', 'CB-1/2']);
  const time = '2026-01-03T00:00:00.000Z';
  const line = { id: 'CB-1', number: 3, seq: 10, time, state: 'merged', reason: 'Reason 3', credit: 'A test' };
  assert.deepEqual(changes[0], line);
  assert.deepEqual(told(await store.changes({ limit: 1, before: 10 })), ['CB-2/2']);
});

testOverEngines('of a record that was withdrawn only that is told, until it is public again', async (t, engine) => {
  const store = await engine.newDatabase(t).open();
  await store.transaction(async (tx) => {
    await put(tx, recordOf('CB-1'));
    await put(tx, recordOf('CB-1'), { number: 2 });
    await put(tx, recordOf('CB-1'), { number: 3, state: 'withdrawn' });
  });
  assert.deepEqual(told(await store.changes({ limit: 9 })), ['CB-1/3']);
  await store.transaction((tx) => put(tx, recordOf('CB-1'), { number: 4 }));
  assert.deepEqual(told(await store.changes({ limit: 9 })), ['CB-1/4', 'CB-1/3', 'CB-1/2']);
});
