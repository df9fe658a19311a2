import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exposedFaces, shownAs } from '../../../test/world/exposed-faces.ts';
import { lacks, recordOf, says } from '../../../test/world/records.ts';
import { fields } from '../../core/fields.ts';
import { oecdReport } from './oecd.ts';

const ADDRESS = 'https://casebook.example/records/CB-1';

test('each field that the registry gives a number stands under that criterion, with its code', () => {
  const { document } = oecdReport(exposedFaces, ADDRESS);
  for (const { name, elsewhere } of fields) {
    if (elsewhere?.oecd === undefined) continue;
    const answer = document.criteria[elsewhere.oecd - 1];
    assert.ok(
      answer?.given.some(({ field }) => field === name),
      `${name} under ${elsewhere.oecd}`,
    );
  }
  assert.deepEqual(document.criteria[5]?.given, [{ field: 'country', value: 'China', code: 'CN' }]);
  assert.deepEqual(document.unanswered, [3]);
});

test('a bare record leaves the mandatory criteria open that it says nothing about', () => {
  const { document } = oecdReport(shownAs(recordOf('CB-1').statements, [], []), ADDRESS);
  assert.deepEqual(document.unanswered, [2, 3, 7, 11]);
});

test('the reason in place of a value is given', () => {
  const silent = shownAs([says('title', 'A case'), lacks('operator', 'not-disclosed')]);
  const organisations = oecdReport(silent, ADDRESS).document.criteria[8];
  assert.deepEqual(organisations?.unknown, [{ field: 'operator', reason: 'not-disclosed' }]);
});
