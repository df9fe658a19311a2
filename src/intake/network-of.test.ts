import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addressBehind, networkOf } from './network-of.ts';

test('addresses of one network give one answer, those of others another', () => {
  assert.equal(networkOf('192.0.2.7'), '192.0.2');
  assert.equal(networkOf('::ffff:192.0.2.99'), '192.0.2');
  assert.equal(networkOf('::ffff:c000:263'), '192.0.2');
  assert.notEqual(networkOf('192.0.3.7'), '192.0.2');
  assert.equal(networkOf('2001:db8:1:2::1'), '2001:db8:1');
  assert.equal(networkOf('2001:DB8:0001:ffff:1:2:3:4'), '2001:db8:1');
  assert.equal(networkOf('fe80::1%eth0'), 'fe80:0:0');
  assert.equal(networkOf('::1'), '0:0:0');
});

test('what is no address has no network', () => {
  for (const text of ['', 'unknown', '300.1.1.1', '1.2.3', '1:2:3', 'x::y', ':::', '1.2.3.4, 5.6.7.8']) {
    assert.equal(networkOf(text), undefined, text);
  }
  // A network can be told only by the same rules of spelling as everywhere else.
  for (const text of ['1::2::3', '127.1', '01.2.3.4', '1.2.3.4%eth0']) assert.equal(networkOf(text), undefined, text);
});

test('behind proxies the address is what the outermost trusted one saw', () => {
  assert.equal(addressBehind('10.0.0.1', '203.0.113.9', 0), '10.0.0.1');
  assert.equal(addressBehind('10.0.0.1', '203.0.113.9', 1), '203.0.113.9');
  assert.equal(addressBehind('10.0.0.1', '1.1.1.1, 203.0.113.9', 1), '203.0.113.9');
  assert.equal(addressBehind('10.0.0.2', '1.1.1.1, 203.0.113.9, 10.0.0.1', 2), '203.0.113.9');
  assert.equal(addressBehind('10.0.0.1', undefined, 1), '10.0.0.1');
});
