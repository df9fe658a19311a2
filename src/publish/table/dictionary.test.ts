import assert from 'node:assert/strict';
import { test } from 'node:test';
import { publicRecordOf } from '../../../test/world/fake-records.ts';
import { says } from '../../../test/world/records.ts';
import { vocabularyNamed } from '../../core/vocabulary.ts';
import { countedTables, dictionary, dictionaryColumns } from './dictionary.ts';

test('every column is explained, with unit, list of codes and its names elsewhere', () => {
  const lines = dictionary();
  const of = (name: string) => lines.find((line) => line.table === 'records' && line.name === name);
  assert.deepEqual([of('people_affected')?.unit, of('people_affected')?.oecd], ['people', 12]);
  assert.deepEqual([of('technology')?.vocabulary, of('technology')?.aiaaic], ['technology', 'Technology']);
  assert.equal(of('developer')?.aiid, 'Alleged developer of AI system');
  for (const { vocabulary } of lines) if (vocabulary !== undefined) assert.ok(vocabularyNamed(vocabulary), vocabulary);
  const known: ReadonlySet<string> = new Set(dictionaryColumns);
  for (const line of lines) for (const key of Object.keys(line)) assert.ok(known.has(key), key);
});

test('completeness is the share of rows with a cell, counted while tables are made', () => {
  const { records, lines } = countedTables();
  assert.equal(lines()[0]?.completeness, undefined);
  for (const statements of [[says('place', 'Lyon')], [], []]) records.rows(publicRecordOf(statements));
  const share = (name: string) => lines().find((line) => line.table === 'records' && line.name === name)?.completeness;
  assert.deepEqual([share('id'), share('place'), share('operator')], [100, 33.3, 0]);
});
