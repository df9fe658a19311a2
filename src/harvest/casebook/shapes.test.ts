import assert from 'node:assert/strict';
import { test } from 'node:test';
import { publicRecordOf } from '../../../test/world/fake-records.ts';
import { entityOf, says, sourceOf } from '../../../test/world/records.ts';
import { exportedShape } from './shapes.ts';

const { title: _, ...untitled } = sourceOf('S-1', { withheld: 'It names a child' });
const whole = {
  ...publicRecordOf([says('operator', 'E-1')]),
  sources: [untitled],
  entities: [entityOf('E-1', 'Acme')],
};

test('a record is read with what it names, also with a source whose title is withheld', () => {
  assert.equal(exportedShape.safeParse(whole).success, true);
  assert.equal(exportedShape.safeParse({ id: whole.id, document: whole.document }).success, true);
});

test('what is no record of ours is not', () => {
  const { document } = whole;
  for (const wrong of [
    null,
    7,
    {},
    { ...whole, document: { ...document, statements: [{ field: 'nothing' }] } },
    { ...whole, sources: [{ id: 'x' }] },
  ])
    assert.equal(exportedShape.safeParse(wrong).success, false);
});
