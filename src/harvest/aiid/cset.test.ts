import assert from 'node:assert/strict';
import { test } from 'node:test';
import { csetSaid } from './cset.ts';
import type { NamedRow } from './files.ts';

const row = (cells: Readonly<Record<string, string>>): NamedRow => ({
  line: 2,
  cell: (column, nth = 0) => (nth === 0 ? (cells[column] ?? '') : ''),
});
const said = (cells: Readonly<Record<string, string>>, merged = false) =>
  csetSaid(row({ Annotator: '005', ...cells }), merged);

test('blanks and dashes say nothing', () => {
  assert.deepEqual(said({ 'Tangible Harm': ' ', 'Location Region': '--', 'Date of Incident Year': '' }), {
    said: [],
    unmapped: [],
  });
});

test('figures keep their doubt, and an impossible one is unknown', () => {
  const [lost, hurt] = said({ 'Lives Lost': '18', Injuries: '-1', 'Estimated Harm Quantities': 'True' }).said;
  assert.deepEqual(lost?.value, { amount: 18, bound: 'about' });
  assert.deepEqual([hurt?.unknown, hurt?.raw], ['unknown', '-1']);
});

test('a date that is none stays as written; the merged table never outranks the editors’ date', () => {
  const date = { 'Date of Incident Year': '2021', 'Date of Incident Month': '13' };
  assert.deepEqual(said(date).said[0]?.value, 'Date of Incident (CSET): 2021-13');
  const [merged] = said({ 'Date of Incident Year': '2021', 'Date of Incident Month': '4' }, true).said;
  assert.deepEqual([merged?.value, merged?.rank, merged?.by], ['2021-04', 'normal', 'CSET']);
});

test('an unfinished or unpublished row says so', () => {
  const [one] = said({ 'Annotation Status': '1. Annotation in progress', Published: 'False', Embedded: 'yes' }).said;
  assert.equal(one?.note, 'Annotation in progress; Not yet published at the source');
});
