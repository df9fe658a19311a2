import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cleanText, sampleFeed, site } from '../../../test/world/sample-feed.ts';
import { jsonFeed } from './json-feed.ts';

test('the JSON feed holds what JSON Feed 1.1 asks for', async () => {
  const { items, ...about } = JSON.parse(await jsonFeed(sampleFeed));
  assert.deepEqual(about, {
    version: 'https://jsonfeed.org/version/1.1',
    ...{ title: 'A & <b> – Casebook', home_page_url: `${site}/records?q=a%26b&country=CN` },
    ...{ feed_url: `${site}/records/feed.json?q=a%26b&country=CN`, language: 'en', authors: [{ name: 'Casebook' }] },
  });
  assert.equal(items.length, 2);
  for (const item of items) {
    assert.equal(typeof item.id, 'string');
    assert.equal(item.url, item.id);
    assert.equal(typeof item.content_text, 'string');
    for (const date of [item.date_published, item.date_modified]) assert.match(date, /^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
  }
  assert.deepEqual([items[0].title.trim(), items[0].language], [cleanText.trim(), 'zh']);
});

test('an empty feed has an empty list', async () => {
  assert.deepEqual(JSON.parse(await jsonFeed({ ...sampleFeed, entries: [] })).items, []);
});
