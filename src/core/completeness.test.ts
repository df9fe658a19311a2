import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lacks, says } from '../../test/world/records.ts';
import { completenessOf } from './completeness.ts';
import { fields } from './fields.ts';

const wanted = fields.filter((field) => field.wanted);

test('an empty record is 0 % complete and lists every wanted field', () => {
  assert.deepEqual(completenessOf([]), { share: 0, blank: wanted });
});

test('a reason is an answer, and a record of reasons is complete', () => {
  assert.equal(completenessOf(wanted.map((field) => lacks(field.name, 'not-disclosed'))).share, 100);
});

test('not yet researched is no answer, and a deprecated value neither', () => {
  const statements = [
    lacks('operator', 'not-researched'),
    says('purpose', 'x', { rank: 'deprecated', note: 'Wrong.' }),
  ];
  assert.equal(completenessOf(statements).share, 0);
  assert.equal(completenessOf([...statements, says('operator', 'E-1')]).blank.length, wanted.length - 1);
});

test('fields that are not wanted do not count', () => {
  assert.equal(completenessOf([says('place', 'Lyon')]).share, 0);
});
