import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Refused } from '../core/errors.ts';
import { stranger } from './actor.ts';
import { checkOrigin, checkToken, TOKEN_FIELD } from './form-door.ts';
import { Fields, noFields } from './form-fields.ts';

const site = 'https://casebook.example';
const isAway = (error: unknown): boolean => error instanceof Refused && error.problem.code === 'not-from-here';

test('a write comes from our own pages, or from what is no browser', () => {
  const open: readonly Record<string, string>[] = [
    {},
    { 'sec-fetch-site': 'same-origin' },
    { 'sec-fetch-site': 'same-origin', origin: 'null' },
    { origin: 'null' },
    { origin: site },
  ];
  for (const headers of open)
    assert.doesNotThrow(() => checkOrigin(new Headers(headers), site), JSON.stringify(headers));
  const closed: readonly Record<string, string>[] = [
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { 'sec-fetch-site': 'none' },
    { 'sec-fetch-site': 'cross-site', origin: site },
    { origin: 'https://casebook.example.evil.example' },
    { origin: 'http://casebook.example' },
    { origin: 'https://casebook.example:444' },
    { origin: '' },
  ];
  for (const headers of closed)
    assert.throws(() => checkOrigin(new Headers(headers), site), isAway, JSON.stringify(headers));
});

test('a form of somebody with a session carries its token; others need none', () => {
  const visitor = { ...stranger, token: 'ab'.repeat(32) };
  assert.doesNotThrow(() => checkToken(stranger, noFields));
  assert.doesNotThrow(() => checkToken(visitor, new Fields([[TOKEN_FIELD, 'ab'.repeat(32)]])));
  for (const sent of ['', 'ab', 'ac'.repeat(32), 'ab'.repeat(33), 'é'.repeat(32)])
    assert.throws(() => checkToken(visitor, new Fields([[TOKEN_FIELD, sent]])), isAway, sent);
});
