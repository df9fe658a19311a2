import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anyQuestions } from '../../test/world/any-questions.ts';
import { postgres } from '../../test/world/engines.ts';
import { entryWith, indexed } from '../../test/world/indexed.ts';
import { manyRecords } from '../../test/world/many-records.ts';
import { starterEntries } from '../../test/world/starter-entries.ts';
import type { IndexEntry } from '../core/index-entry.ts';
import type { IndexReader, SearchRequest } from '../core/ports.ts';
import { makeSearch, type Search } from './search.ts';

const MADE_UP = 300;
const QUESTIONS = 1_000;
const COMMON = 60;

const odd: readonly IndexEntry[] = [
  { title: 'ΟΔΟΣ Straße ﬁle étude', names: '深网视界 网深', summary: 'ภาษาไทย مرحبا שָׁלוֹם हिन्दी' },
  {
    title: 'οδός',
    facts: `𐐷𐐷𐐷 𠀀 o'brien ${'a'.repeat(63)}𐐷b x'y`,
    sources: '12,000 the data of the data of the data',
  },
  { title: 'of the', names: 'of the of the of', operator: 'Data System', purpose: 'the data' },
  { title: '', sources: 'a b a b a', operator: 'Harbour Watch' },
].map((texts, at) => entryWith(501 + at, texts, { changed: `2026-02-0${at + 1}T00:00:00.000Z` }));

// The starter collection's numbers begin anew, so they move behind those made up.
const renumbered = (entries: readonly IndexEntry[]): IndexEntry[] =>
  entries.map((entry, at) => ({ ...entry, id: `CB-${601 + at}`, card: { ...entry.card, id: `CB-${601 + at}` } }));

type Pair = { readonly searches: readonly Search[]; readonly isChanged: boolean };

// What was found, without the number of the last change, which each database counts for itself. FTS5 goes on counting words of
// records that were taken out or changed, until everything is made again, so by then one and the same order is too much.
function foundBy(search: Search, request: SearchRequest, isChanged: boolean) {
  const { seq: _, ids, ...found } = search.search(request);
  return { ...found, ids: isChanged && request.sort === 'relevance' ? ids.toSorted() : ids };
}

function compare({ searches: [one, other], isChanged }: Pair, request: SearchRequest): number {
  if (!one || !other) return assert.fail();
  const expected = foundBy(one, request, isChanged);
  assert.deepEqual(foundBy(other, request, isChanged), expected, JSON.stringify(request));
  return expected.total;
}

function refuses(search: Search | undefined, request: SearchRequest): boolean {
  try {
    search?.search(request);
    return false;
  } catch {
    return true;
  }
}

// How many of the questions found something; those that the query language refuses are not counted.
function ask(pair: Pair, questions: Iterable<SearchRequest>, count: number): { asked: number; found: number } {
  let [asked, found] = [0, 0];
  for (const request of questions) {
    if (refuses(pair.searches[0], request)) continue;
    if (compare(pair, request) > 0) found += 1;
    asked += 1;
    if (asked === count) break;
  }
  return { asked, found };
}

test('both engines answer a thousand questions alike', { skip: postgres.skip }, async (t) => {
  const madeUp = [...manyRecords(MADE_UP + 20)];
  const starter = renumbered(await starterEntries(t));
  const entries = [...madeUp.slice(0, MADE_UP), ...odd, ...starter];
  const indexes = [await indexed(t, entries), await indexed(t, entries, postgres)];
  const searches = indexes.map(({ reader }) => makeSearch(reader, COMMON));
  const about = [...entries, ...odd, ...odd, ...starter];
  const first = ask({ searches, isChanged: false }, anyQuestions(about, 5), QUESTIONS / 2);
  for (const { publish, withdraw } of indexes) {
    await publish([...madeUp.slice(MADE_UP), entryWith(5, { title: 'a camera' })]);
    await withdraw('CB-7', 'CB-601');
  }
  for (const search of searches) assert.ok([...search.prepare()].length > 50, 'nothing was read ahead');
  const second = ask({ searches, isChanged: true }, anyQuestions(about, 6), QUESTIONS / 2);
  assert.equal(first.asked + second.asked, QUESTIONS);
  assert.ok(first.found > 100 && second.found > 100, `${first.found} and ${second.found} found something`);
});

// A reader that finds one record too few.
const forgetful = (reader: IndexReader): IndexReader => ({
  ...reader,
  match: (phrases) => reader.match(phrases).slice(1),
});
const unordered = (reader: IndexReader): IndexReader => ({
  ...reader,
  rank: (phrases, docids) => reader.rank(phrases, docids).reverse(),
});

test('planted faults are seen: a record that is not found, and an order turned round', async (t) => {
  const entries = [...manyRecords(60)];
  const { reader } = await indexed(t, entries);
  for (const fault of [forgetful, unordered]) {
    const searches = [makeSearch(reader), makeSearch(fault(reader))];
    assert.throws(() => ask({ searches, isChanged: false }, anyQuestions(entries, 1), 100), assert.AssertionError);
  }
});
