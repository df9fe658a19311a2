import assert from 'node:assert/strict';
import { test } from 'node:test';
import { entryWith, indexed } from '../../test/world/indexed.ts';
import { manyRecords } from '../../test/world/many-records.ts';
import { idsIn } from '../core/id-runs.ts';
import type { IndexEntry } from '../core/index-entry.ts';
import type { SearchRequest } from '../core/ports.ts';
import { makeSearch } from './search.ts';

const asked = (more: Partial<SearchRequest> = {}): SearchRequest => ({
  q: '',
  filters: {},
  sort: 'relevance',
  page: 1,
  size: 1_000,
  ...more,
});
const numbers = (ids: readonly string[]): number[] => ids.map((id) => Number(id.slice(3))).sort((a, b) => a - b);

type Rule = (entry: IndexEntry) => boolean;
const texts = ({ text }: IndexEntry): string[] =>
  [text.title, text.names, text.summary, text.facts, text.sources].map((part) => ` ${part} `);
const says =
  (stems: string): Rule =>
  (entry) =>
    texts(entry).some((part) => part.includes(` ${stems} `));
const form =
  (start: string): Rule =>
  (entry) =>
    entry.text.forms.split(' ').some((word) => word.startsWith(start));
const token =
  (name: string): Rule =>
  (entry) =>
    entry.tokens.includes(name);

// Each query beside the same rule over the plain entries: no index, no cleverness.
const rules: readonly [string, Rule][] = [
  ['camera', says('camera')],
  ['Cameras', says('camera')],
  ['the camera', (entry) => says('the')(entry) && says('camera')(entry)],
  ['"of the"', says('of of_the the')],
  ['"his but"', says('hi hi_but but')],
  ['the -camera', (entry) => says('the')(entry) && !says('camera')(entry)],
  ['-"of the"', (entry) => !says('of of_the the')(entry)],
  ['gov*', form('gov')],
  ['the -gov*', (entry) => !form('gov')(entry)],
  ['country:CN', token('country:CN')],
  ['-country:china camera', (entry) => !token('country:CN')(entry) && says('camera')(entry)],
  ['operator:E-1', token('operator:E-1')],
  ['people_affected:>10000', ({ numbers }) => (numbers['people_affected'] ?? 0) > 10_000],
  ['occurred:2019', ({ firstDay = 1e9, lastDay = -1e9 }) => lastDay >= 17_897 && firstDay <= 18_261],
  ['occurred:<2012', ({ firstDay = 1e9 }) => firstDay < 15_340],
  ['purpose:they', ({ text }) => text.fielded.split(' ').includes('purpose_thei')],
  ['title:they', ({ text }) => ` ${text.title} `.includes(' thei ')],
];

test('what a query finds is what its words say, over many records', async (t) => {
  const entries = [...manyRecords(300)];
  const { search } = makeSearch((await indexed(t, entries)).reader);
  for (const [q, rule] of rules) {
    const expected = entries.filter(rule).map(({ id }) => id);
    const found = search(asked({ q }));
    assert.deepEqual(numbers(found.ids), numbers(expected), q);
    assert.equal(found.total, expected.length, q);
    assert.notEqual(expected.length, 0, `${q} tests nothing`);
  }
});

test('a word is not found by an unstemmed word that is only written like its stem', async (t) => {
  const { search } = makeSearch(
    (await indexed(t, [entryWith(1, { title: 'agreed' }), entryWith(2, { title: 'agre' })])).reader,
  );
  assert.deepEqual(search(asked({ q: 'agreed' })).ids, ['CB-1']);
});

test('a page is a window of the whole order, in every order', async (t) => {
  const { search } = makeSearch((await indexed(t, manyRecords(200))).reader);
  for (const sort of ['relevance', 'newest', 'oldest', 'changed'] as const) {
    for (const q of ['', 'camera', 'the']) {
      const whole = search(asked({ q, sort })).ids;
      const pages = [1, 2, 3, 4].flatMap((page) => search(asked({ q, sort, page, size: 50 })).ids);
      assert.deepEqual(pages, whole.slice(0, 200), `${sort} ${q}`);
      assert.equal(new Set(whole).size, whole.length);
    }
  }
  assert.deepEqual(search(asked({ page: 1_000_000 })).ids, []);
});

test('all ids at once are those of the pages, in every order and under filters', async (t) => {
  const { search, ids } = makeSearch((await indexed(t, manyRecords(300))).reader);
  for (const sort of ['relevance', 'newest', 'oldest', 'changed'] as const) {
    for (const request of [
      asked({ sort }),
      asked({ q: 'the', sort }),
      asked({ filters: { type: ['incident'] }, sort }),
    ]) {
      const { total, ids: whole } = search(request);
      const all = ids(request);
      assert.deepEqual([...idsIn(all.runs)], whole, sort);
      assert.equal(all.total, total);
    }
  }
});

test('what is published or taken back is found so at once, also where the answer was kept', async (t) => {
  const index = await indexed(t, [entryWith(1, { title: 'a camera' }), entryWith(2, { title: 'a drone' })]);
  const { search } = makeSearch(index.reader);
  const ids = (q: string): readonly string[] => search(asked({ q, sort: 'oldest' })).ids;
  assert.deepEqual(ids('camera'), ['CB-1']);
  await index.publish([entryWith(2, { title: 'a camera on a drone' }), entryWith(5_000, { title: 'a camera' })]);
  assert.deepEqual(ids('camera'), ['CB-1', 'CB-2', 'CB-5000']);
  await index.publish([entryWith(1, { title: 'a corrected case' })]);
  await index.withdraw('CB-5000');
  assert.deepEqual(ids('camera'), ['CB-2']);
  assert.deepEqual(ids(''), ['CB-1', 'CB-2']);
});

test('a Chinese name is found inside a sentence, in pieces, and among others', async (t) => {
  const entries = [
    entryWith(1, { names: 'SenseNets \n 深网视界', summary: '深圳市深网视界科技有限公司的数据库' }),
    entryWith(2, { summary: '网络视频 界面' }),
    entryWith(3, { summary: '人脸识别数据泄露' }),
  ];
  const { search } = makeSearch((await indexed(t, entries)).reader);
  const ids = (q: string): readonly string[] => search(asked({ q, sort: 'oldest' })).ids;
  assert.deepEqual(ids('深网视界'), ['CB-1']);
  assert.deepEqual(ids('网视'), ['CB-1']);
  assert.deepEqual(ids('深网*'), ['CB-1']);
  assert.deepEqual(ids('sensenets 深网视界'), ['CB-1']);
  assert.deepEqual(ids('数据识别'), ['CB-3'], 'words in another order are found one by one');
  assert.deepEqual(ids('"数据识别"'), []);
});

test('a search is answered with bad-query, not with a guess, when it cannot be read', async (t) => {
  const { search } = makeSearch((await indexed(t, [])).reader);
  assert.throws(() => search(asked({ q: '"open' })), {
    problem: { code: 'bad-query', status: 400, sentence: 'A quotation mark is opened and not closed.' },
  });
});
