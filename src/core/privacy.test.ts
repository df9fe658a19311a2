import assert from 'node:assert/strict';
import { test } from 'node:test';
import { entityOf } from '../../test/world/records.ts';
import { entityKinds } from './entity.ts';
import { isShown, isStandIn, standInReason } from './privacy.ts';

test('every kind of entity is shown, except a private person', () => {
  const shown = entityKinds.filter((kind) => isShown(entityOf('E-1', 'A', { kind })));
  assert.deepEqual(
    entityKinds.filter((kind) => !shown.includes(kind)),
    ['private-person'],
  );
});

test('an entity that cannot be found is not shown', () => {
  assert.equal(isShown(undefined), false);
});

test('what stands for private persons is known by its reason, not by its name', () => {
  assert.equal(isStandIn(entityOf('E-1', 'Neighbours', { kind: 'group', kindReason: standInReason })), true);
  assert.equal(isStandIn(entityOf('E-1', 'A private person', { kind: 'group' })), false);
  assert.equal(isStandIn(undefined), false);
});
