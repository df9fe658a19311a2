import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lacks, says } from '../../test/world/records.ts';
import { answeredMask, completenessOf, wantedFields } from './completeness.ts';
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

test('the wanted fields fit into a bit mask', () => {
  assert.ok(wantedFields.length <= 31, 'a 32nd wanted field needs another place than a mask');
});

test('the mask has one bit for each answered field, under the same rule as the share', () => {
  const all = wantedFields.map((field) => lacks(field.name, 'unknown'));
  assert.equal(answeredMask(all), 2 ** wantedFields.length - 1);
  for (const [at, field] of wantedFields.entries()) {
    assert.equal(answeredMask([lacks(field.name, 'not-disclosed'), lacks('place', 'unknown')]), 2 ** at);
    assert.equal(answeredMask([lacks(field.name, 'not-researched')]), 0);
  }
});
