import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sampleCitation } from '../../../test/world/citations.ts';
import { commitmentNote, dayParts, plainTitle, versionName } from './citation.ts';

test('a version has one name, one day and one line of title', () => {
  assert.equal(versionName(sampleCitation), 'CB-1@7');
  assert.deepEqual(dayParts(sampleCitation), [2026, 2, 3]);
  assert.equal(plainTitle({ title: ' a\r\n\tb\u2028c\u0000 \ud800 ' }), 'a b c \ufffd');
  assert.equal(commitmentNote({ commitment: 'ab' }), 'SHA-256 commitment of this version: ab');
});
