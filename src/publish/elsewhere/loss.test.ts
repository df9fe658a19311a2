import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shownAs } from '../../../test/world/exposed-faces.ts';
import { lacks, says } from '../../../test/world/records.ts';
import type { FieldName } from '../../core/fields.ts';
import type { Statement } from '../../core/statement.ts';
import { type Loss, lossOf, type Treatment } from './loss.ts';

const sources = { how: 'partial', why: 'Addresses only.' } as const;
const plain: Treatment = { name: 'osv', fields: {}, sources };
const withReasons: Treatment = { ...plain, reasons: true };
const title = says('title', 'Faces left open');

function lineOf(statements: readonly Statement[], field: FieldName, treatment = plain): Loss {
  return lossOf(shownAs(statements), treatment).find((line) => line.field === field) ?? assert.fail(field);
}

test('a field comes over as it is, or as the format treats it', () => {
  assert.deepEqual(lineOf([title], 'title'), {
    field: 'title',
    to: 'summary',
    how: 'direct',
    why: 'It comes over as it is.',
  });
  const roughly = { ...plain, fields: { title: { how: 'approximate', why: 'Shortened.' } } } as const;
  assert.deepEqual(lineOf([title], 'title', roughly), {
    field: 'title',
    to: 'summary',
    how: 'approximate',
    why: 'Shortened.',
  });
  assert.equal(lineOf([says('sector', 'politics')], 'sector').how, 'unmapped');
});

test('what competing statements say besides the best is told as lost', () => {
  const other = says('title', 'Another title', { by: 'A newspaper', rank: 'deprecated', note: 'Wrong.' });
  const line = lineOf([title, other], 'title');
  assert.deepEqual(
    [line.how, line.why],
    ['partial', 'It comes over as it is. Another statement about it is left out.'],
  );
});

test('a reason in place of a value comes over only where there is a place for it', () => {
  const silent = [title, lacks('operator', 'not-disclosed')];
  assert.equal(lineOf(silent, 'operator').how, 'unmapped');
  assert.match(lineOf(silent, 'operator').why, /not-disclosed/);
  assert.equal(lineOf(silent, 'operator', withReasons).how, 'direct');
});

test('fields that a record says nothing about are not lost, and sources only where there are some', () => {
  const listed = (cited: boolean) =>
    lossOf(shownAs([title], [], cited ? undefined : []), plain).map(({ field }) => field);
  assert.deepEqual(
    [listed(true), listed(false)],
    [
      ['title', 'sources', 'statements'],
      ['title', 'statements'],
    ],
  );
});
