import assert from 'node:assert/strict';
import { test } from 'node:test';
import { entryWith, indexed } from '../../test/world/indexed.ts';
import { makeSearch } from './search.ts';

const entries = [
  entryWith(1, { title: 'facial recognition camera', summary: 'surveillance of students' }, { tokens: ['country:CN'] }),
  entryWith(2, { title: 'camera in a school' }, { tokens: ['country:FR'] }),
  entryWith(3, { title: 'camels and police' }, { tokens: ['country:FR'] }),
];

async function suggester(t: Parameters<typeof indexed>[0]) {
  const { search } = makeSearch((await indexed(t, entries)).reader);
  return (q: string, country?: string): string | undefined =>
    search({ q, filters: country ? { country: [country] } : {}, sort: 'relevance', page: 1, size: 10 }).suggestion;
}

test('a misspelt word is corrected, the rest of the query stays', async (t) => {
  const suggest = await suggester(t);
  const cases: [string, string | undefined][] = [
    ['camrea', 'camera'],
    ['survelliance', 'surveillance'],
    ['"facal recognition" -drone', '"facial recognition" -drone'],
    ['facal recogntion country:china', 'facial recognition country:CN'],
    ['camera', undefined],
    ['zzzzzz', undefined],
    ['camera -camera', undefined],
    ['xyz', undefined],
  ];
  for (const [q, expected] of cases) assert.equal(suggest(q), expected, q);
});

test('the commoner spelling goes first, and none is given that finds nothing', async (t) => {
  const suggest = await suggester(t);
  assert.equal(suggest('camela'), 'camera', 'two records hold camera, and one camels');
  assert.equal(suggest('camela police'), 'camels police', 'no record holds camera and police');
  assert.equal(suggest('facal', 'FR'), undefined, 'facial is only in a record of China');
});
