import assert from 'node:assert/strict';
import { test } from 'node:test';
import { entityBook } from '../entities/entity-book.ts';
import { officesIn } from '../entities/titled-publicly.ts';
import { articleNames } from './article-names.ts';

test('an article loses whom its incidents withhold or name, unless a text of theirs tells a public office', () => {
  const articles = articleNames(entityBook());
  const offices = officesIn(['President Quillon Vestergard spoke']);
  articles.note('5', { withheld: ['Tindra Quillfeather'], named: ['Adaeze Umbarak'], offices: new Map() });
  articles.note('5', { withheld: ['Quillon Vestergard'], named: ['Quillon Vestergard'], offices });
  const { names } = articles.of({ number: '5', title: 'The mother, Wilmetta Ojanperä, met Quillon Vestergard' });
  assert.deepEqual(names, ['Tindra Quillfeather', 'Adaeze Umbarak', 'Wilmetta Ojanperä']);
  assert.deepEqual(articles.of({ number: '6', title: 'Nobody' }).names, []);
});
