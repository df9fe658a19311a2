import assert from 'node:assert/strict';
import { test } from 'node:test';
import { licenceAddress, linkedText } from './said.ts';

test('no text can end the element around the data, and none is changed', () => {
  const data = { '@type': 'Report', name: '</script><!-- & \u2028 深网 "q"' };
  const text = linkedText(data);
  assert.doesNotMatch(text, /[<>&\u2028]/);
  assert.deepEqual(JSON.parse(text), data);
});

test('licences of Creative Commons are told by their address', () => {
  assert.equal(licenceAddress('CC-BY-SA-4.0'), 'https://creativecommons.org/licenses/by-sa/4.0/');
  assert.equal(licenceAddress('Own terms'), 'Own terms');
});
