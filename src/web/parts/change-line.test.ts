import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lacks, says } from '../../../test/world/records.ts';
import type { Change } from '../../core/diff.ts';
import { changeLine } from './change-line.ts';

const acme = { id: 'E-1', name: 'Acme', kind: 'organisation' };
const line = (change: Change): string =>
  String(changeLine(change, { 'E-1': acme }, (id) => `Paper ${id}`))
    .replace(/<bdi[^>]*>|<\/bdi>/g, '')
    .replace(/\s+/g, ' ');

test('a change says the field, what was and what is, by whom', () => {
  const [old, now] = [says('operator', 'E-1'), lacks('operator', 'not-disclosed')];
  assert.match(
    line({ field: 'operator', before: old, after: now }),
    /<strong>Operator<\/strong> <del>Acme<\/del> became <ins>Not disclosed<\/ins> <span class="by">/,
  );
  assert.match(line({ field: 'operator', after: old }), /<strong>Operator<\/strong> added: <ins>Acme<\/ins>/);
  assert.match(line({ field: 'operator', before: old }), /<strong>Operator<\/strong> taken away: <del>Acme<\/del>/);
});

test('where the value stays, only what changed beside it is told; all of it is text', () => {
  const before = says('place', '<b>Leiden</b>');
  const shown = line({ field: 'place', before, after: { ...before, cites: ['S-9'], by: '<i>Me</i>' } });
  assert.match(shown, /&lt;b&gt;Leiden&lt;\/b&gt;<span class="small">: now also cites Paper S-9<\/span>/);
  assert.doesNotMatch(shown, /became|<b>|<i>/);
});
