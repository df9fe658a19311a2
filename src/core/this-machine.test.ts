import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isThisMachine } from './this-machine.ts';

test('only the loopback addresses and their name are this machine', () => {
  for (const host of ['localhost', '127.0.0.1', '127.1.2.3', '::1', '[::1]']) assert.ok(isThisMachine(host), host);
  const others = [
    '127.evil.example',
    '127.0.0.1.example',
    '127.0.0.256',
    '127.1',
    'localhost.example',
    '::2',
    '10.0.0.1',
    '',
  ];
  for (const host of others) assert.ok(!isThisMachine(host), host);
});
