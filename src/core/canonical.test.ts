import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { canonicalJson, commitmentOf, sha256 } from './canonical.ts';

// The example of RFC 8785, section 3.2.2 and 3.2.3.
const RFC_INPUT =
  '{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],"string":"\\u20ac$\\u000F\\u000aA\'\\u0042\\u0022\\u005c\\\\\\"\\/","literals":[null,true,false]}';
const RFC_OUTPUT =
  '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}';

test('the example of RFC 8785 comes out byte by byte', () => {
  assert.equal(canonicalJson(JSON.parse(RFC_INPUT)), RFC_OUTPUT);
});

test('keys are sorted by UTF-16 code units, as RFC 8785 section 3.2.3 shows', () => {
  const keys = ['\u20ac', '\r', '\ufb33', '1', '\u{1f600}', '\u0080', '\u00f6'];
  const sorted = Object.keys(JSON.parse(canonicalJson(Object.fromEntries(keys.map((key) => [`k${key}`, 1])))));
  assert.deepEqual(
    sorted,
    ['\r', '1', '\u0080', '\u00f6', '\u20ac', '\u{1f600}', '\ufb33'].map((key) => `k${key}`),
  );
});

test('an absent key and an undefined one give the same text', () => {
  assert.equal(canonicalJson({ b: 1, a: undefined }), '{"b":1}');
});

test('what has no JSON form is refused', () => {
  for (const value of [undefined, Number.NaN, Number.POSITIVE_INFINITY, 1n, { text: 'half of a pair: \ud83d' }]) {
    assert.throws(() => canonicalJson(value));
  }
});

test('law: the order of keys does not matter, and reading the text gives the value back', () => {
  const json = fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue({ stringUnit: 'binary' }));
  fc.assert(
    fc.property(json, (value) => {
      const backwards = Object.fromEntries(Object.entries(value).reverse());
      assert.equal(canonicalJson(backwards), canonicalJson(value));
      assert.equal(canonicalJson(JSON.parse(canonicalJson(value))), canonicalJson(value));
    }),
  );
});

test('sha256 gives the digest of FIPS 180-4', () => {
  assert.equal(sha256('abc'), 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});

test('a commitment is the hash of salt and bytes, and changes with either', () => {
  const salt = new Uint8Array(32).fill(7);
  assert.equal(commitmentOf(salt, 'é'), sha256(Buffer.concat([salt, Buffer.from('é', 'utf8')])));
  assert.notEqual(commitmentOf(salt, 'a'), commitmentOf(salt, 'b'));
  assert.notEqual(commitmentOf(salt, 'a'), commitmentOf(new Uint8Array(32), 'a'));
});
