import assert from 'node:assert/strict';
import { test } from 'node:test';
import { everything, filterAddress, isTwin, ownAddress, searchAddress, toggled, twinOf } from './address.ts';

test('a page has its twin at path + .json, query kept', () => {
  assert.equal(twinOf('/'), '/index.json');
  assert.equal(twinOf('/records?q=a&page=2'), '/records.json?q=a&page=2');
  assert.equal(twinOf('/records/CB-1'), '/records/CB-1.json');
});

test('only the path tells a twin from a page', () => {
  for (const twin of ['/index.json', '/records.json?q=a', 'http://a.example/records/CB-1.json#x'])
    assert.ok(isTwin(twin), twin);
  for (const page of ['/', '/records?q=a.json', '/records#a.json', '/records/a.jsonx']) assert.ok(!isTwin(page), page);
});

test('one search has one address: fixed order, defaults left out', () => {
  assert.equal(searchAddress(everything), '/records');
  const query = {
    q: '深 x&y',
    filters: { sector: ['health'], country: ['CN', 'US'] },
    sort: 'oldest',
    page: 2,
  } as const;
  const address = '/records?q=%E6%B7%B1+x%26y&country=CN&country=US&sector=health&sort=oldest&page=2';
  assert.equal(searchAddress(query), address);
});

test('choosing a code widens its field and goes back to the first page; choosing it again takes it away', () => {
  const query = { ...everything, filters: { country: ['CN'] }, page: 3 };
  const wider = toggled(query, 'country', 'US');
  assert.deepEqual([wider.filters, wider.page], [{ country: ['CN', 'US'] }, 1]);
  assert.deepEqual(toggled(wider, 'country', 'CN').filters, { country: ['US'] });
});

test('a code leads to the records that have it', () => {
  assert.equal(filterAddress('operator', 'E-1'), '/records?operator=E-1');
});

test('only an address on this site is one to be led back to', () => {
  for (const own of ['/', '/desk?page=2', '/records/CB-1/improve', '/x%2F%2Fy']) assert.equal(ownAddress(own), own);
  const others = [
    '',
    'desk',
    '//evil.example',
    '/\\evil.example',
    '/a\\b',
    'https://evil.example/',
    '/a b',
    '/\n',
    'javascript:1',
  ];
  for (const other of others) assert.equal(ownAddress(other), undefined, JSON.stringify(other));
});
