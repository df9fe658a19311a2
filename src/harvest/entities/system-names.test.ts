import assert from 'node:assert/strict';
import { test } from 'node:test';
import { personsIn } from './names-in-text.ts';
import { withoutSystems } from './system-names.ts';

const found = (text: string, ...systems: string[]) => personsIn(withoutSystems(text, systems));

test('a system that its row names is nobody in the texts of that row', () => {
  const text = 'Coronavirus Mask Image dataset criticised';
  assert.deepEqual(personsIn(text), ['Coronavirus Mask'], 'without the row it could be somebody');
  assert.deepEqual(found(text, 'Coronavirus Mask Image Dataset'), []);
  assert.deepEqual(found('Coronavirus Mask (a dataset) criticised', 'Coronavirus Mask Image Dataset').length, 1);
});

test('whoever stands beside it, and whoever a likeness is made of, is still found', () => {
  const text = 'Coronavirus Mask Image dataset angers Quillon Vestergard';
  assert.deepEqual(found(text, 'Coronavirus Mask Image Dataset'), ['Quillon Vestergard']);
  for (const system of ['Zorblat Quex deepfake', 'Zorblat Quex', 'Zorblat Quex voice clone'])
    assert.deepEqual(found(`${system} shocks fans`, system), ['Zorblat Quex'], system);
});
