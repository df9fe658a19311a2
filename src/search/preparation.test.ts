import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { randomFrom } from '../../test/world/figures.ts';
import { entryWith, indexed } from '../../test/world/indexed.ts';
import { manyRecords, wordOfRank } from '../../test/world/many-records.ts';
import type { IndexReader, SearchRequest, WordCount } from '../core/ports.ts';
import { phraseKey, type TextPhrase } from '../core/text-phrase.ts';
import { makeSearch, type Search } from './search.ts';

const RECORDS = 300;
const COMMON = 20;
const random = randomFrom(3);
const below = (count: number): number => Math.floor(random() * count);
const one = <T>(list: readonly T[]): T => list[below(list.length)] as T;
const word = (): string => wordOfRank(below(Math.floor(3_000 ** random())));
const misspelt = (text: string): string => `${text.slice(0, 3)}q${text.slice(3)}`;

const terms: readonly (() => string)[] = [
  word,
  word,
  () => `"${word()} ${word()}"`,
  () => `"${wordOfRank(below(30))} ${wordOfRank(below(30))}"`,
  () => `"${word()} ${wordOfRank(below(30))} ${word()}"`,
  () => `${word().slice(0, 3).padEnd(3, 'a')}*`,
  () => `-${word()}`,
  () => `-"${word()} ${word()}"`,
  () => misspelt(word()),
  () => `title:${word()}`,
  () => `purpose:${word()}`,
  () => one(['country:US', '-country:CN', 'operator:E-2', 'people_affected:>1000', 'occurred:2010', '深网', '-网深']),
];

function anyRequest(): SearchRequest {
  const q = Array.from({ length: 1 + below(3) }, () => one(terms)()).join(' ');
  const filters = one<Record<string, string[]>>([
    {},
    {},
    { country: ['US', 'CN'] },
    { type: ['incident'], sector: ['education'] },
  ]);
  return { q, filters, sort: one(['relevance', 'relevance', 'newest', 'oldest', 'changed']), page: 1, size: 50 };
}

const prepare = (search: Search): number => [...search.prepare()].length;

test('what was read ahead changes no answer, also after publications', async (t) => {
  const entries = [...manyRecords(RECORDS + 50)];
  const index = await indexed(t, entries.slice(0, RECORDS));
  const ready = makeSearch(index.reader, COMMON);
  ready.refresh();
  assert.ok(prepare(ready) > 50, 'nothing was prepared');
  const compare = (questions: number): number => {
    let found = 0;
    for (let n = 0; n < questions; n += 1) {
      const request = anyRequest();
      const answer = makeSearch(index.reader).search(request);
      assert.deepEqual(ready.search(request), answer, JSON.stringify(request));
      if (answer.total > 0) found += 1;
    }
    return found;
  };
  assert.ok(compare(250) > 80);
  await index.publish([...entries.slice(RECORDS), entryWith(5, { title: 'a camera' })]);
  await index.withdraw('CB-7', 'CB-8');
  compare(100);
  prepare(ready);
  compare(50);
});

// A reader that tells what it is asked for.
function listening(reader: IndexReader): { reader: IndexReader; asked: string[] } {
  const asked: string[] = [];
  const match = (phrases: readonly TextPhrase[]): Uint32Array => {
    asked.push(phraseKey(...phrases));
    return reader.match(phrases);
  };
  const words = (after: string) => {
    asked.push(`words after ${after}`);
    return reader.words(after);
  };
  const count = (phrases: readonly TextPhrase[], limit: number): number => {
    asked.push(phraseKey(...phrases));
    return reader.count(phrases, limit);
  };
  const formCounts = (forms: readonly string[], limit: number): readonly WordCount[] => {
    asked.push(...forms);
    return reader.formCounts(forms, limit);
  };
  const warm = (from: number): number | undefined => {
    asked.push(`warm from ${from}`);
    return from < 3 ? from + 1 : undefined;
  };
  return { reader: { ...reader, match, words, count, formCounts, warm }, asked };
}

async function listened(t: TestContext, count: number) {
  const index = await indexed(t, manyRecords(count));
  const { reader, asked } = listening(index.reader);
  const search = makeSearch(reader, COMMON);
  search.refresh();
  return { index, search, asked };
}

const asking = (q: string): SearchRequest => ({ q, filters: {}, sort: 'newest', page: 1, size: 10 });

test('a question about the commonest words reads no list once they are prepared', async (t) => {
  const { search, asked } = await listened(t, 100);
  prepare(search);
  asked.length = 0;
  assert.ok(search.search(asking('the police -of')).total >= 0);
  assert.ok(search.search({ ...asking('the data "of the"'), sort: 'relevance' }).total > 0);
  assert.deepEqual(asked, []);
  assert.equal(prepare(search), 0, 'there is nothing left to do');
});

test('a misspelt word is looked up in hardly any spelling once the words are known', async (t) => {
  const { search, asked } = await listened(t, 100);
  const question = asking('camrea');
  assert.equal(search.search(question).suggestion, 'cameras');
  assert.ok(asked.length > 300, `${asked.length} asked`);
  prepare(search);
  asked.length = 0;
  assert.equal(search.search({ ...question, q: 'camrea -zz' }).suggestion, 'cameras -zz');
  assert.ok(asked.length < 10, `${asked.length} asked`);
});

test('reading ahead goes on where it was left, and begins again after many changes', async (t) => {
  const { index, search, asked } = await listened(t, 100);
  for (const _ of search.prepare()) break;
  assert.ok(prepare(search) > 0);
  asked.length = 0;
  await index.publish([entryWith(1, { title: 'zebras' })]);
  search.refresh();
  assert.equal(prepare(search), 0, 'one change of a hundred is not worth it');
  assert.deepEqual(asked, []);
  await index.publish([entryWith(2), entryWith(3)]);
  search.refresh();
  prepare(search);
  assert.equal(asked[0], 'words after ');
});

test('a word published a moment ago is found, and offered as a spelling after reading ahead again', async (t) => {
  const index = await indexed(t, [entryWith(1, { title: 'camera' })]);
  const { search, refresh, prepare: steps } = makeSearch(index.reader);
  const suggestion = (q: string): string | undefined => search(asking(q)).suggestion;
  refresh();
  for (const _ of steps());
  assert.equal(suggestion('camrea'), 'camera');
  await index.publish([entryWith(2, { title: 'zebra' })]);
  assert.equal(search(asking('zebra')).total, 1);
  for (const _ of steps());
  assert.equal(suggestion('zebrra'), 'zebra');
});

test('the full text is read into memory first, step by step to its end, and only once', async (t) => {
  const { index, search, asked } = await listened(t, 100);
  const warmed = () => asked.filter((one) => one.startsWith('warm'));
  for (const _ of search.prepare()) break;
  assert.deepEqual(warmed(), ['warm from 0']);
  prepare(search);
  assert.ok(warmed().length > 1, 'it did not go on');
  assert.equal(new Set(warmed()).size, warmed().length, 'it began again');
  assert.equal(asked.indexOf('words after '), warmed().length);
  asked.length = 0;
  await index.publish([entryWith(1), entryWith(2), entryWith(3)]);
  search.refresh();
  prepare(search);
  assert.deepEqual([warmed(), asked[0]], [[], 'words after ']);
});
