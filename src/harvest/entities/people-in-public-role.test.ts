import assert from 'node:assert/strict';
import { test } from 'node:test';
import { publicNames, publicRoleOf, withoutPublicNames } from './people-in-public-role.ts';

test('listed people are found in any spelling of their name, and nobody else', () => {
  assert.match(publicRoleOf('TAYLOR SWIFT') ?? '', /performer/);
  assert.match(publicRoleOf('Recep Tayyip Erdogan') ?? '', /head of state/);
  assert.equal(publicRoleOf('Taylor Quillfeather'), undefined);
  assert.equal(withoutPublicNames('Fans of Elon Musk’s cars').replace(/\s+/g, ' '), 'Fans of | ’s cars');
});

test('the list stays short enough to be argued name by name', () => {
  assert.ok(publicNames.size < 340, `${publicNames.size} names`);
});
