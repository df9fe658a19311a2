import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeAddress, codeKey, isCodeKey, KEY_BYTES, stepOfCode } from './one-time-code.ts';

// The key and, in six digits, two rows of appendix B of RFC 6238.
const key = codeKey(Buffer.from('12345678901234567890'));
const at = (seconds: number): string => new Date(seconds * 1_000).toISOString();

test('codes of RFC 6238 are known, spaces and all', () => {
  assert.equal(key.length, 32);
  assert.ok(isCodeKey(key));
  assert.equal(stepOfCode(key, '287082', at(59)), 1);
  assert.equal(stepOfCode(key, '081 804', at(1_111_111_109)), 37_037_036);
});

test('a code holds one step longer and one step earlier, and no more', () => {
  assert.equal(stepOfCode(key, '287082', at(89)), 1);
  assert.equal(stepOfCode(key, '287082', at(1)), 1);
  assert.equal(stepOfCode(key, '287082', at(125)), undefined);
});

test('what is no code is none', () => {
  for (const code of ['', '28708', '2870822', 'abcdef', '٢٨٧٠٨٢', '287083'])
    assert.equal(stepOfCode(key, code, at(59)), undefined, code);
});

test('the address tells apps the name and the site', () => {
  const made = codeAddress(codeKey(new Uint8Array(KEY_BYTES)), { issuer: 'Casebook', label: 'ada' });
  assert.match(made, /^otpauth:\/\/totp\/Casebook:ada\?.*secret=A{32}/);
});
