import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PageCache, sealPage } from './page-cache.ts';

const pageOf = (text: string) => sealPage({ status: 200, type: 'text/html', text }, { a: 'b' });

test('a page is kept for exactly one sequence', () => {
  const cache = new PageCache(100_000);
  assert.equal(cache.get('/a', 1), undefined);
  cache.put('/a', 1, pageOf('one'));
  assert.equal(cache.get('/a', 1)?.etag, pageOf('one').etag);
  assert.equal(cache.get('/a', 2), undefined);
  assert.equal(cache.get('/a', 1), undefined);
});

test('a page made before a change is not kept after it', () => {
  const cache = new PageCache(100_000);
  cache.get('/a', 1);
  cache.get('/b', 2);
  cache.put('/a', 1, pageOf('old'));
  assert.equal(cache.get('/a', 2), undefined);
});

test('memory is bounded: the page not asked for longest leaves first', () => {
  const cache = new PageCache(12_000);
  cache.get('/0', 1);
  for (let n = 0; n < 10; n += 1) cache.put(`/${n}`, 1, pageOf('x'.repeat(500)));
  assert.ok(cache.get('/0', 1));
  for (let n = 10; n < 16; n += 1) cache.put(`/${n}`, 1, pageOf('x'.repeat(500)));
  assert.deepEqual(
    ['/0', '/1', '/15'].map((address) => cache.get(address, 1) !== undefined),
    [true, false, true],
  );
});

test('a page larger than an eighth of the budget is not kept', () => {
  const cache = new PageCache(8_000);
  cache.get('/a', 1);
  cache.put('/a', 1, pageOf('x'.repeat(1_001)));
  assert.equal(cache.get('/a', 1), undefined);
});

test('a sealed page knows its bytes: length in bytes, and a tag that follows the content', () => {
  const page = pageOf('深');
  assert.equal(page.headers['content-length'], '3');
  assert.notEqual(page.etag, pageOf('网').etag);
  assert.equal(page.headersAlone['content-type'], undefined);
});

test('a page made while something was busy is kept for a moment only', (t) => {
  let now = 1_000;
  t.mock.method(performance, 'now', () => now);
  const cache = new PageCache(100_000);
  cache.get('/a', 1);
  cache.put('/a', 1, sealPage({ status: 200, type: 'text/html', text: 'half', passing: true }, {}));
  cache.put('/b', 1, pageOf('whole'));
  now += 1_500;
  assert.ok(cache.get('/a', 1));
  now += 1_500;
  assert.equal(cache.get('/a', 1), undefined);
  cache.put('/a', 1, pageOf('whole'));
  assert.equal(cache.get('/a', 1)?.etag, cache.get('/b', 1)?.etag);
});
