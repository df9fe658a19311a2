import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lacks, recordOf, says } from '../../test/world/records.ts';
import { faultsOf } from './record.ts';

const paths = (document: unknown): string[] => faultsOf(document).map((fault) => fault.path.join('.'));

test('a record with a title and a type has no fault', () => {
  assert.deepEqual(faultsOf(recordOf('CB-1', [says('place', 'Lyon'), lacks('operator', 'unknown')])), []);
});

test('a fault names the place and says what is wrong there', () => {
  const statements = [says('place', 'Lyon'), says('sector', 'no-such-sector'), says('occurred', 'then')];
  assert.deepEqual(faultsOf(recordOf('CB-1', statements)), [
    { path: ['statements', 3, 'value'], message: 'is not a code of the vocabulary "sector"' },
    {
      path: ['statements', 4, 'value'],
      message: 'is not a date in EDTF form, for example 2019-02 or 2018-07/2019-02',
    },
  ]);
});

test('what is no record at all is a fault, not a crash', () => {
  for (const document of [undefined, null, [], 'CB-1', {}]) assert.ok(faultsOf(document).length > 0);
});

test('ids, languages and unknown keys are checked', () => {
  assert.deepEqual(paths({ ...recordOf('CB-1'), id: 'CB-0' }), ['id']);
  assert.deepEqual(paths({ ...recordOf('CB-1'), language: '' }), ['language']);
  assert.equal(faultsOf({ ...recordOf('CB-1'), editor: 'me' }).length, 1);
});

test('the same said twice by the same one is a fault, also with other spaces around it', () => {
  const twice = [says('place', 'Lyon'), says('place', ' Lyon ', { rank: 'preferred' })];
  assert.deepEqual(faultsOf(recordOf('CB-1', twice)), [
    { path: ['statements', 3], message: 'says the same as an earlier statement' },
  ]);
  assert.deepEqual(faultsOf(recordOf('CB-1', [says('place', 'Lyon'), says('place', 'Lyon', { by: 'Reuters' })])), []);
});

test('a record needs a title and a type that count: unknown or deprecated ones do not', () => {
  const bare = { ...recordOf('CB-1'), statements: [] };
  assert.deepEqual(
    faultsOf(bare).map((fault) => fault.message),
    ['has no title', 'has no type'],
  );
  const deprecated = says('title', 'Wrong', { rank: 'deprecated', note: 'Renamed.' });
  assert.equal(faultsOf({ ...bare, statements: [deprecated, says('type', 'issue')] })[0]?.message, 'has no title');
  assert.equal(
    faultsOf({ ...bare, statements: [says('title', 'A'), lacks('type', 'unknown')] })[0]?.message,
    'has no type',
  );
});
