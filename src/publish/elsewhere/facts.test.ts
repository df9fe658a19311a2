import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exposedFaces, shownAs } from '../../../test/world/exposed-faces.ts';
import { says } from '../../../test/world/records.ts';
import { factsOf, filled, linksOf } from './facts.ts';

test('only the best of a record counts, and entities go by their names', () => {
  const { texts, values } = factsOf(
    shownAs([
      says('title', 'Right', { rank: 'preferred' }),
      says('title', 'Other', { by: 'A newspaper' }),
      says('operator', 'E-1'),
      says('country', 'CN'),
    ]),
  );
  assert.deepEqual([texts('title'), texts('operator'), texts('sector')], [['Right'], ['Acme Vision'], []]);
  assert.deepEqual([values('country'), texts('country')], [['CN'], ['China']]);
});

test('a source without an address is no link, and what holds nothing is left out', () => {
  assert.deepEqual(linksOf(exposedFaces), ['https://news.example/S-1']);
  assert.deepEqual(filled({ a: '', b: [], c: undefined, d: 0, e: 'x' }), { d: 0, e: 'x' });
});
