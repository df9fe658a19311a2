import assert from 'node:assert/strict';
import { test } from 'node:test';
import { editors, everyone } from '../core/policy.ts';
import { inOrder, isForAccounts, looksAtVisitor } from './route.ts';

test('an address with a fixed word is tried before one with a name at the same place, wherever it stands', () => {
  const paths = ['/desk/:item', '/desk', '/desk/:item/talk', '/desk/accounts', '/:any', '/desk/records/:id'];
  const ordered = inOrder(paths.map((path) => ({ path }))).map(({ path }) => path);
  assert.ok(ordered.indexOf('/desk/accounts') < ordered.indexOf('/desk/:item'));
  assert.ok(ordered.indexOf('/desk/records/:id') < ordered.indexOf('/desk/:item/talk'));
  assert.ok(ordered.indexOf('/desk') < ordered.indexOf('/:any'));
  assert.equal(ordered.length, paths.length);
});

test('only rows for somebody, and those that ask, look at who is signed in', () => {
  assert.equal(looksAtVisitor({ who: everyone }), false);
  assert.equal(looksAtVisitor({ who: everyone, asks: true }), true);
  assert.equal(looksAtVisitor({ who: editors }), true);
  assert.deepEqual(
    [editors, ['keeper'] as const, []].map((who) => isForAccounts({ who })),
    [true, false, false],
  );
});
