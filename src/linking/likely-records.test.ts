import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answering } from '../../test/world/fake-world.ts';
import { furnishedHouse } from '../../test/world/open-house.ts';
import { Refused } from '../core/errors.ts';
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
