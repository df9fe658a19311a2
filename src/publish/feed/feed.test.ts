import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sampleFeed, site } from '../../../test/world/sample-feed.ts';
import { feedAddress, feedUpdated, plainText } from './feed.ts';

test('a feed has an address for each form and the time of its latest change', () => {
  assert.equal(feedAddress(sampleFeed, 'json'), `${site}/records/feed.json?q=a%26b&country=CN`);
  assert.equal(feedAddress({ ...sampleFeed, query: undefined }, 'atom'), `${site}/records/feed.atom`);
  assert.equal(feedUpdated(sampleFeed), '2026-02-03T00:00:00.000Z');
});

test('a text loses what XML cannot hold and nothing else', () => {
  assert.equal(plainText('a\u0000\u0007\u001f\u0085b\t\n\r\ufffe'), 'ab\t\n\r');
  assert.equal(plainText('\ud83d\ude00 \ud800'), '\ud83d\ude00 \ufffd');
});
