import assert from 'node:assert/strict';
import { test } from 'node:test';
import { privateOf, publicEntity, textNames } from './text-names.ts';
import { noOffices, officesIn } from './titled-publicly.ts';

test('a run of unknown words is nobody once a role column shows it as a product', () => {
  const texts = textNames();
  const headline = 'Zorblat Quex accuses Quillon Vestergard';
  texts.noteText(headline);
  assert.deepEqual(texts.withheldNames(), ['Zorblat Quex', 'Quillon Vestergard']);
  texts.noteEntity('Zorblat Quex Scanner', 'system');
  texts.noteEntity('Followers of Quillon Vestergard', 'group');
  assert.deepEqual(texts.withheldNames(), ['Quillon Vestergard']);
  assert.deepEqual(texts.personsIn(headline), ['Quillon Vestergard']);
});

test('what is named after a person vouches for nobody', () => {
  const texts = textNames();
  texts.noteText('Deepfake porn of Quillon Vestergard and Jane Umbarak spreads');
  texts.noteEntity('Quillon Vestergard deepfake', 'system');
  texts.noteEntity('Jane Umbarak Foundation', 'organisation');
  assert.deepEqual(texts.withheldNames(), ['Quillon Vestergard', 'Jane Umbarak']);
});

test('a person whom a text of the row calls a president may be named on that row', () => {
  const texts = textNames();
  const offices = officesIn(['President Quillon Vestergard spoke']);
  const names = ['Quillon Vestergard', 'Tindra Quillfeather', 'Elon Musk'];
  assert.deepEqual(texts.personsIn('Deepfake of Quillon Vestergard', offices), []);
  assert.deepEqual(texts.personsIn('Deepfake of Quillon Vestergard'), ['Quillon Vestergard']);
  assert.deepEqual(privateOf(names, offices), ['Tindra Quillfeather']);
  assert.equal(publicEntity('Quillon Vestergard', noOffices), undefined);
  const found = publicEntity('Vice President Quillon Vestergard', offices);
  assert.ok(found?.outcome === 'entity' && found.document.kind === 'person-in-public-role');
  assert.match(found.document.kindReason ?? '', /President/);
});
