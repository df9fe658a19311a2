import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readOpenidServer } from './openid.ts';

const read = (issuer: string, client = 'casebook', secret = 'hunter2') => readOpenidServer({ issuer, client, secret });

test('a provider is named by its address over TLS; without TLS only on this machine', () => {
  for (const right of [
    'https://login.example.org',
    'https://login.example.org/realms/press',
    'https://10.1.2.3:8443/',
    'http://127.0.0.1:9000',
    'http://[::1]:9000',
  ])
    assert.equal(read(right)?.issuer, right);
  for (const wrong of [
    '',
    'login.example.org',
    'http://login.example.org',
    'http://127.evil.test',
    'https://me:secret@login.example.org',
    'https://login.example.org/?x=1',
    'https://login.example.org/#top',
    'javascript:alert(1)',
  ])
    assert.equal(read(wrong), undefined, wrong);
  assert.deepEqual([read('https://a.example', ''), read('https://a.example', 'a', '')], [undefined, undefined]);
});
