import assert from 'node:assert/strict';
import { test } from 'node:test';
import { temporaryWorld } from '../../test/world/fake-world.ts';
import { says } from '../../test/world/records.ts';
import { refusal } from '../../test/world/taken.ts';
import { issuesOfRecord, newRecord, writtenRecord } from './write-record.ts';

const head = [says('title', 'A case', { cites: ['new-1'] }), says('type', 'incident')];

test('a new record gets the next number, and ids in the place of keys', async (t) => {
  const { world } = temporaryWorld(t);
  const made = await world.store.transaction((tx) =>
    newRecord({ language: 'en', statements: head }, { tx }, new Map([['new-1', 'S-7']])),
  );
  assert.deepEqual([made.id, made.statements[0]?.cites], ['CB-1', ['S-7']]);
  const lacking = { language: 'en', statements: [says('place', 'Lyon'), says('title', 'A case')] };
  await assert.rejects(
    world.store.transaction((tx) => newRecord(lacking, { tx }, new Map())),
    refusal('bad-input'),
  );
});

test('what is wrong is told by its place in the statements', () => {
  const statements = [...head, says('occurred', 'last summer')];
  const coming = { sources: [{ key: 'new-1', url: '' }], entities: [] };
  const [issue] = issuesOfRecord({ language: 'en', statements }, coming);
  assert.deepEqual(issue?.path.slice(0, 3), ['statements', 2, 'value']);
  assert.deepEqual(issuesOfRecord({ language: 'en', statements: head }, coming), []);
  assert.equal(writtenRecord.safeParse({ language: 'en', statements: ['text', 'text'] }).success, false);
});
