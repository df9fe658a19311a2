import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answering, temporaryWorld } from '../../test/world/fake-world.ts';
import { furnishedHouse } from '../../test/world/open-house.ts';
import { Refused } from '../core/errors.ts';
import type { RecordCard } from '../core/index-entry.ts';
import type { SearchRequest, SearchResult } from '../core/ports.ts';
import { likelyRecords } from './likely-records.ts';

const address =
  'http://oodaloop.com/briefs/2019/02/15/chinese-company-leaves-muslim-tracking-facial-recognition-database-exposed-online/?utm_source=x#top';

test('a record is found by a page that it cites, by a name, and by words; each with its reason', async (t) => {
  const { world, has } = await furnishedHouse(t);
  const [byLink] = await likelyRecords(world, { links: [address] });
  assert.equal(byLink?.card.id, has.sensenets);
  assert.deepEqual(byLink?.reasons, ['cites this page']);
  const [byName] = await likelyRecords(world, { links: [], who: 'SenseNets' });
  assert.equal(byName?.card.id, has.sensenets);
  assert.ok(byName?.reasons.includes('names SenseNets'));
  const what = 'The face recognition database of a Shenzhen company tracked Uyghurs in Xinjiang and stood open.';
  const byWords = await likelyRecords(world, { links: [], what });
  assert.ok(byWords.length <= 5);
  assert.equal(byWords[0]?.card.id, has.sensenets);
  assert.match(byWords[0]?.reasons.join('; ') ?? '', /same words/);
});

test('an address inside the text counts as a link', async (t) => {
  const { world, has } = await furnishedHouse(t);
  const [found] = await likelyRecords(world, { links: [], what: `It is told at ${address}.` });
  assert.deepEqual([found?.card.id, found?.reasons], [has.sensenets, ['cites this page']]);
});

test('one name that hardly any record has is enough; everyday words are not, however many', async (t) => {
  const { world } = temporaryWorld(t);
  const titles: Readonly<Record<string, string>> = {
    1: 'Cameras of SenseNets',
    2: 'Data breach at Adobe',
    9: 'Left open',
  };
  const cards = async (ids: readonly string[]) =>
    ids.map((id) => ({ id, title: titles[id.slice(3)] ?? 'Another case' }) as RecordCard);
  // How many of 4,000 records have the word, and which.
  const having: Readonly<Record<string, readonly [number, readonly string[]]>> = {
    '': [4_000, []],
    sensenets: [3, ['CB-1']],
    adobe: [16, ['CB-2', 'CB-3']],
    breach: [330, ['CB-2', 'CB-4']],
    lantern: [2, ['CB-5']],
    ...{ left: [60, ['CB-9']], door: [60, ['CB-9']], umbrella: [30, ['CB-6']], pencil: [20, ['CB-6']] },
  };
  const search = async ({ q = '' }: SearchRequest) => {
    const [total, ids] = having[q.replaceAll('"', '')] ?? [0, []];
    return { total, ids } as SearchResult;
  };
  const store: typeof world.store = Object.assign(Object.create(world.store) as typeof world.store, { cards });
  const asked = { ...world, store, queries: answering(world.queries, { search }) };
  const likely = async (what: string) => (await likelyRecords(asked, { links: [], what })).map(({ card }) => card.id);
  assert.deepEqual(await likely('The firm SenseNets left the door open'), ['CB-1']);
  assert.deepEqual(await likely('SenseNets'), ['CB-1']);
  assert.deepEqual(await likely('Adobe breach of 153 million accounts'), ['CB-2']);
  assert.deepEqual(await likely('They left the door open'), []);
  assert.deepEqual(await likely('Lantern found'), []);
  assert.deepEqual(await likely('an umbrella and a pencil'), ['CB-6']);
});

test('nothing is likely for words that nobody used, odd ones, or none', async (t) => {
  const { world } = await furnishedHouse(t);
  for (const what of ['qwertzuiop asdfghjkl', '"" -:* ^ (', '', 'the data of people']) {
    assert.deepEqual(await likelyRecords(world, { links: ['https://example.org/nowhere'], what, who: '"), (' }), []);
  }
});

test('while the search is busy the links still count', async (t) => {
  const { world, has } = await furnishedHouse(t);
  const busy = answering(world.queries, { search: () => Promise.reject(new Refused('busy')) });
  const [found] = await likelyRecords({ ...world, queries: busy }, { links: [address], what: 'SenseNets Xinjiang' });
  assert.equal(found?.card.id, has.sensenets);
});
