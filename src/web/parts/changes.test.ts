import assert from 'node:assert/strict';
import { test } from 'node:test';
import { says } from '../../../test/world/records.ts';
import { sayChange } from './changes.ts';

const names = (id: string): string => `Paper ${id}`;
const before = says('place', 'Leiden', { cites: ['S-1', 'S-2'], note: 'old' });

test('rank, citations and notes are told in words', () => {
  const after = says('place', 'Leiden', { cites: ['S-2', 'S-3'], rank: 'preferred', note: 'new' });
  assert.deepEqual(sayChange({ field: 'place', before, after }, names), [
    'rank changed from normal to preferred',
    'now also cites Paper S-3',
    'no longer cites Paper S-1',
    'note now reads: “new”',
  ]);
});

test('a note that comes or goes is told as such', () => {
  const bare = says('place', 'Leiden', { cites: ['S-1', 'S-2'] });
  assert.deepEqual(sayChange({ field: 'place', before, after: bare }, names), ['note taken away: “old”']);
  assert.deepEqual(sayChange({ field: 'place', before: bare, after: before }, names), ['note added: “old”']);
});

test('of a new statement all that comes with it is told, of one taken away nothing', () => {
  assert.deepEqual(sayChange({ field: 'place', before }, names), []);
  assert.deepEqual(sayChange({ field: 'place', after: says('place', 'Leiden') }, names), []);
  const quotes = [{ source: 'S-2', text: 'in Leiden' }];
  const after = says('place', 'Leiden', { cites: ['S-2'], quotes, note: 'by ear', disputed: 'It was Delft.' });
  assert.deepEqual(sayChange({ field: 'place', after: { ...after, rank: 'preferred' } }, names), [
    'rank preferred',
    'cites Paper S-2',
    'quotes “in Leiden” from Paper S-2',
    'note: “by ear”',
    'marked as disputed: “It was Delft.”',
  ]);
});

test('quotes and doubts are told in words', () => {
  const quoted = { ...before, quotes: [{ source: 'S-1', text: 'in Leiden' }], disputed: 'It was Delft.' };
  assert.deepEqual(sayChange({ field: 'place', before, after: quoted }, names), [
    'now quotes “in Leiden”',
    'marked as disputed: “It was Delft.”',
  ]);
  assert.deepEqual(sayChange({ field: 'place', before: quoted, after: before }, names), [
    'no longer quotes “in Leiden”',
    'no longer marked as disputed',
  ]);
});
