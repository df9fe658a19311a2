import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sourceOf } from '../../test/world/records.ts';
import { sourceSchema } from './source.ts';

const reads = (source: unknown): boolean => sourceSchema.safeParse(source).success;

test('a source needs a title, and nothing else', () => {
  assert.ok(reads({ schema: 'casebook.source/1', id: 'S-1', title: 'A printed paper' }));
  assert.ok(!reads(sourceOf('S-1', { title: ' ' })));
});

test('what does not fit is refused', () => {
  const wrong = [
    { url: 'javascript:alert(1)' },
    { url: 'https://a:b@c.example' },
    { published: 'then' },
    { language: '?' },
  ];
  for (const change of wrong) assert.ok(!reads(sourceOf('S-1', change)), JSON.stringify(change));
  assert.ok(!reads({ ...sourceOf('S-1'), id: 'S-0' }));
  assert.ok(!reads({ ...sourceOf('S-1'), reporter: 'Jane' }));
});
