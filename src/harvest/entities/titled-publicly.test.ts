import assert from 'node:assert/strict';
import { test } from 'node:test';
import { titledPublicly } from './titled-publicly.ts';

const names = (text: string): readonly string[] => titledPublicly(text).map(({ name }) => name);

test('whoever stands behind the title of an office of state is in a public role', () => {
  assert.deepEqual(titledPublicly('Deepfake of President Tindra Quillfeather spreads'), [
    { name: 'Tindra Quillfeather', title: 'President' },
  ]);
  assert.deepEqual(names('Fake Health Minister Bram Oosterhagel Praises Premier Roger Cook Again'), [
    'Bram Oosterhagel',
    'Roger Cook',
  ]);
  assert.deepEqual(names('Prime Minister Lindsay de Sausmarez'), ['Lindsay de Sausmarez']);
});

test('offices of clubs, schools and companies do not count, and neither does a title before no name', () => {
  for (const text of [
    ...[
      'Baptist Minister',
      'Youth Minister',
      'Prom Queen',
      'Student Body President',
      'PTA President',
      'Harvard President',
    ].map((title) => `Deepfake of ${title} Tindra Quillfeather`),
    'Class President Tindra Quillfeather',
    'Bank President Tindra Quillfeather',
    'President Says Nothing',
    'President Quillfeather',
    'mother of Tindra Quillfeather',
  ])
    assert.deepEqual(names(text), [], text);
});
