import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recordOf } from '../../test/world/records.ts';
import { canonicalJson } from './canonical.ts';
import { kindOf, numberOf, openRevision, type RevisionBody, sealRevision } from './revision.ts';

const body: RevisionBody = {
  schema: 'casebook.revision/1',
  number: 1,
  time: '2026-01-01T00:00:00.000Z',
  state: 'published',
  reason: 'First published',
  credit: 'A test',
  document: recordOf('CB-1'),
};
const salt = new Uint8Array(32).fill(3);

test('a sealed revision opens again as it was', () => {
  const { canonical, commitment } = sealRevision(body, salt);
  assert.equal(canonical, canonicalJson(body));
  assert.deepEqual(openRevision({ canonical, salt, commitment }).body, body);
});

test('one changed character, salt or commitment does not open', () => {
  const { canonical, commitment } = sealRevision(body, salt);
  const changed = [
    { canonical: canonical.replace('First', 'Firsd'), salt, commitment },
    { canonical, salt: salt.with(0, 4), commitment },
    { canonical, salt, commitment: commitment.replace(/^./, (digit) => (digit === '0' ? '1' : '0')) },
  ];
  for (const stored of changed) assert.throws(() => openRevision(stored), /does not fit its commitment/);
});

test('a salt has 32 bytes', () => {
  assert.throws(() => sealRevision(body, new Uint8Array(16)), RangeError);
});

test('the kind of a document is read from its id', () => {
  assert.deepEqual(['S-1', 'E-1', 'CB-1', 'SE-1', 'ES-1'].map(kindOf), [
    'source',
    'entity',
    'record',
    'record',
    'record',
  ]);
});

test('an id ends with its number, whatever its prefix', () => {
  assert.deepEqual(['CB-12', 'E-1', 'CASE-90071992'].map(numberOf), [12, 1, 90_071_992]);
});
