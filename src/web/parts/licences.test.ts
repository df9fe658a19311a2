import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recordOf, says } from '../../../test/world/records.ts';
import { mergeStatements } from '../../core/merge.ts';
import type { RecordDocument } from '../../core/record.ts';
import { licenceLines } from './licences.ts';

const shown = (record: RecordDocument): string => String(licenceLines(record)).replace(/<[^>]+>/g, '|');
const own = { ...recordOf('CB-1'), licence: 'CC-BY-4.0', attribution: 'A starter collection' };

test('a record under one licence names it, and who is to be credited', () => {
  assert.equal(shown(own), '|CC BY 4.0||A starter collection|');
  assert.match(String(licenceLines(own)), /href="https:\/\/creativecommons\.org\/licenses\/by\/4\.0\/" rel="license /);
  assert.equal(shown({ ...own, licence: 'OGL-UK-3.0' }), 'OGL-UK-3.0|A starter collection|');
  assert.equal(shown(recordOf('CB-1')), 'not stated');
});

test('what a merge brought from another collection stands under its own licence, with its own credit', () => {
  const theirs = ['Lyon', 'Paris'].map((place) => says('place', place, { by: 'AIAAIC editors' }));
  const noted = says('occurred', '2019', { by: 'Casebook import' });
  const other = { ...recordOf('CB-2', [...theirs, noted]), licence: 'CC-BY-SA-4.0', attribution: 'AIAAIC Repository' };
  const merged = { ...own, statements: mergeStatements(own, other) };
  assert.equal(shown(merged), '|CC BY 4.0||A starter collection||3 facts of |AIAAIC editors|: |CC BY-SA 4.0||');
});

test('two collections under one and the same licence are both credited', () => {
  const licence = 'CC-BY-SA-4.0';
  const survivor = { ...recordOf('CB-1'), licence, attribution: 'AI Incident Database' };
  const theirs = says('place', 'Lyon', { by: 'AIAAIC editors' });
  const other = { ...recordOf('CB-2', [theirs]), licence, attribution: 'AIAAIC Repository' };
  const merged = { ...survivor, statements: mergeStatements(survivor, other) };
  assert.match(shown(merged), /AI Incident Database\|+1 fact of \|AIAAIC editors\|: \|CC BY-SA 4\.0/);
});
