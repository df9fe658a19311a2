import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wordlist } from '@scure/bip39/wordlists/english.js';
import { normalReceipt, oncePattern, receiptHashOf, receiptOf } from './receipt.ts';

const once = '000102030405060708090a0b0c0d0e0f';

test('a receipt is twelve words of 2,048: 132 bits, the same each time', () => {
  assert.ok(oncePattern.test(once));
  assert.equal(wordlist.length, 2_048);
  assert.equal(new Set(wordlist).size, 2_048);
  const words = receiptOf(once).split(' ');
  assert.equal(words.length, 12);
  assert.ok(words.every((word) => wordlist.includes(word)));
  assert.equal(receiptOf(once), receiptOf(once));
});

test('every bit of `once` changes the receipt, and all words of the list come up', () => {
  const seen = new Set<string>();
  for (let n = 0; n < 2_000; n += 1) {
    for (const word of receiptOf(n.toString(16).padStart(32, '0')).split(' ')) seen.add(word);
  }
  assert.equal(seen.size, 2_048);
  const all = new Set(
    Array.from({ length: 128 }, (_, bit) => receiptOf((1n << BigInt(bit)).toString(16).padStart(32, '0'))),
  );
  assert.equal(all.size, 128);
});

test('what a person types is read in any case, with hyphens, numbers, line breaks and signs between', () => {
  const receipt = receiptOf(once);
  const words = receipt.split(' ');
  const typed = [
    receipt.toUpperCase(),
    `  ${words.join('-')}  `,
    words.map((word, at) => `${at + 1}. ${word}`).join('\r\n'),
    words.join(',\u00a0'),
  ];
  for (const one of typed) {
    assert.equal(normalReceipt(one), receipt);
    assert.equal(receiptHashOf(one), receiptHashOf(receipt));
  }
  assert.notEqual(receiptHashOf(words.slice(1).join(' ')), receiptHashOf(receipt));
  assert.notEqual(receiptHashOf([...words].reverse().join(' ')), receiptHashOf(receipt));
});

test('anything can be hashed, however long or strange', () => {
  for (const typed of ['', '\u202e', '漢字', 'a'.repeat(1_000_000), '\ud800']) {
    assert.match(receiptHashOf(typed), /^[0-9a-f]{64}$/);
  }
});
