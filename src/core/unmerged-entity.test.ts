import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { EntityDocument } from './entity.ts';
import { mergedEntity } from './merge-entities.ts';
import { unmergedEntity } from './unmerged-entity.ts';

const named = (id: string, names: readonly string[], more: Partial<EntityDocument> = {}): EntityDocument => ({
  schema: 'casebook.entity/1',
  id,
  kind: 'organisation',
  names: names.map((text) => ({ text })),
  ...more,
});
const before = named('E-1', ['Acme'], { links: ['https://acme.example/'] });
const other = named('E-2', ['Acme Ltd'], {
  country: 'NL',
  links: ['https://acme.example/', 'https://ltd.example/'],
  ids: [{ scheme: 'Register', id: '7' }],
});
const after = mergedEntity(before, other);

test('an entity loses what it gained, and is as it was', () => {
  assert.deepEqual(unmergedEntity(after, before, after), before);
});

test('what was changed since stays, and so does what it had before', () => {
  const now: EntityDocument = {
    ...after,
    names: [{ text: 'Acme BV' }, ...after.names],
    country: 'DE',
    ids: [{ scheme: 'Register', id: '8' }],
  };
  const left = unmergedEntity(now, before, after);
  assert.deepEqual(left, { ...named('E-1', ['Acme BV', 'Acme']), links: before.links, country: 'DE', ids: now.ids });
});
