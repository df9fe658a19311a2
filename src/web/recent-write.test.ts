import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wroteAt, wroteIn } from './recent-write.ts';

const [secure, plain] = ['https://cases.example.org', 'http://127.0.0.1:8080'];
const pair = (header: string): string => header.split(';')[0] ?? '';

test('a recent write is a number that lives seconds, for this host alone where the site has https', () => {
  const header = wroteAt(105, secure);
  assert.match(header, /^__Host-casebook-wrote=105;/);
  assert.deepEqual(header.split('; ').slice(1).sort(), ['HttpOnly', 'Max-Age=10', 'Path=/', 'SameSite=Lax', 'Secure']);
  assert.match(wroteAt(105, plain), /^casebook-wrote=105;(?!.*Secure)/);
});

test('what was set is read again, among other cookies, and only under the name of this site', () => {
  assert.equal(wroteIn(`theme=dark; ${pair(wroteAt(105, secure))}; x=1`, secure), 105);
  assert.equal(wroteIn(pair(wroteAt(105, plain)), plain), 105);
  assert.equal(wroteIn(pair(wroteAt(105, plain)), secure), undefined);
  assert.equal(wroteIn(undefined, plain), undefined);
});

test('what is no sequence is nothing', () => {
  for (const value of ['', '0', '-1', '1.5', '1e9', 'x', '05', '9'.repeat(16), '%31', '1 2'])
    assert.equal(wroteIn(`casebook-wrote=${value}`, plain), value === '%31' ? 1 : undefined, value);
});
