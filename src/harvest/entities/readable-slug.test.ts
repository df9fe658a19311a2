import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readableSlug } from './readable-slug.ts';

test('a slug becomes a name in title case, or a description in which only names have capitals', () => {
  assert.equal(readableSlug('northbound-processing'), 'Northbound Processing');
  assert.equal(readableSlug('tindra-quillfeather'), 'Tindra Quillfeather');
  assert.equal(
    readableSlug('unknown-scammers-impersonating-tindra-quillfeather'),
    'Unknown scammers impersonating Tindra Quillfeather',
  );
  assert.equal(readableSlug('general-public-of-new-zealand'), 'General public of New Zealand');
  assert.equal(readableSlug('reddit-user-quill_row_7'), 'Reddit user Quill_row_7');
});
