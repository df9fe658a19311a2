import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countryName } from './country.ts';

test('a country code becomes its English name', () => {
  assert.equal(countryName('NL'), 'Netherlands');
  assert.equal(countryName('CN'), 'China');
});

test('what is no code stays as it is', () => {
  for (const code of ['ZQ', 'X', '', 'Netherlands', '<b>']) assert.equal(countryName(code), code);
});
