import assert from 'node:assert/strict';
import { test } from 'node:test';
import { textNames } from './text-names.ts';

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

test('a person whom one text calls a president may be named by all', () => {
  const texts = textNames();
  assert.equal(texts.publicEntity('Quillon Vestergard'), undefined);
  texts.noteText('President Quillon Vestergard spoke');
  assert.deepEqual(texts.personsIn('Deepfake of Quillon Vestergard'), []);
  assert.deepEqual(texts.privateOf(['Quillon Vestergard', 'Tindra Quillfeather']), ['Tindra Quillfeather']);
  assert.ok(texts.isPublic('quillon vestergard') && !texts.isPublic('tindra quillfeather'));
  const found = texts.publicEntity('Vice President Quillon Vestergard');
  assert.ok(found?.outcome === 'entity' && found.document.kind === 'person-in-public-role');
  assert.match(found.document.kindReason ?? '', /President/);
});
