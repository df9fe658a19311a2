import assert from 'node:assert/strict';
import { test } from 'node:test';
import { entityOf } from '../../test/world/records.ts';
import { entityKinds, entityName, entitySchema } from './entity.ts';

const reads = (entity: unknown): boolean => entitySchema.safeParse(entity).success;

test('an entity of each kind reads', () => {
  for (const kind of entityKinds) assert.ok(reads(entityOf('E-1', 'A name', { kind })));
});

test('what does not fit is refused', () => {
  assert.ok(!reads(entityOf('E-1', ' ')));
  assert.ok(!reads(entityOf('E-1', 'A', { names: [] })));
  assert.ok(!reads(entityOf('E-1', 'A', { country: 'Netherlands' })));
  assert.ok(!reads(entityOf('E-1', 'A', { links: ['javascript:alert(1)'] })));
  assert.ok(!reads({ ...entityOf('E-1', 'A'), kind: 'person' }));
  assert.ok(!reads({ ...entityOf('E-1', 'A'), birthday: '1980' }));
});

test('the first name is the one shown', () => {
  assert.equal(
    entityName(entityOf('E-1', 'A', { names: [{ text: 'SenseNets' }, { text: '深网视界', lang: 'zh' }] })),
    'SenseNets',
  );
});
