import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tokensOf } from './full-names.ts';
import { loneParts, partsOf } from './lone-parts.ts';

const lone = (text: string, names: readonly string[]): readonly string[] =>
  loneParts({ text, tokens: tokensOf(text), isPublic: () => false }, names).map(({ from, to }) => text.slice(from, to));

test('a surname alone is found with its capital, a description has no surname', () => {
  assert.deepEqual(lone('then Quillfeather left the quillfeather shop', ['Tindra Quillfeather']), ['Quillfeather']);
  assert.deepEqual(lone('Judge Brown met a man in brown and Black Brown Smith Bank', ['Anna Brown']), ['Brown']);
  assert.deepEqual([...partsOf(['Nowhere High School student', 'Anna von der Quell Jr.'])], ['anna', 'quell']);
});

test('a surname goes before any other word, and from every compound that is none', () => {
  const of = (text: string): readonly string[] => lone(text, ['Tindra Quillfeather']);
  assert.deepEqual(of('Quillfeather Sues Police Over Search'), ['Quillfeather']);
  assert.deepEqual(of('A Quillfeather-style scam; Quillfeather & Brown arrested'), ['Quillfeather', 'Quillfeather']);
  assert.deepEqual(of('Quillfeather Law Group, Quillfeather Blignaut Attorneys'), []);
  assert.deepEqual(lone('She Sweet-Talks him', ['Anna Sweet']), []);
});

test('a month is a surname only where its capital tells', () => {
  assert.deepEqual(lone('It was in May that he came', ['Theresa May']), []);
});
