import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Refused } from './core/errors.ts';
import { addressOf, readSettings } from './settings.ts';

test('the public address is the origin of a site, and unset unless somebody sets it', () => {
  assert.equal(readSettings({}).url, undefined);
  assert.equal(readSettings({ CASEBOOK_URL: '' }).url, undefined);
  assert.equal(readSettings({ CASEBOOK_URL: 'https://cases.example.org/' }).url, 'https://cases.example.org');
  assert.equal(readSettings({ CASEBOOK_URL: 'http://Cases.example:8080' }).url, 'http://cases.example:8080');
});

for (const wrong of [
  'cases.example.org',
  'https://cases.example.org/casebook',
  'https://cases.example.org/?x=1',
  'https://cases.example.org/#top',
  'https://me:secret@cases.example.org',
  'javascript:alert(1)',
  'ftp://cases.example.org',
]) {
  test(`an address that citations could not carry is refused: ${wrong}`, () => {
    const isRefusal = (error: unknown) => error instanceof Refused && error.problem.code === 'bad-command';
    assert.throws(() => readSettings({ CASEBOOK_URL: wrong }), isRefusal);
  });
}

test('without it the server is named by where it listens; one that listens everywhere is on this machine', () => {
  assert.equal(addressOf('127.0.0.1', 8080), 'http://127.0.0.1:8080');
  assert.equal(addressOf('::1', 80), 'http://[::1]:80');
  assert.deepEqual([addressOf('0.0.0.0', 1), addressOf('::', 1)], ['http://localhost:1', 'http://localhost:1']);
});
