import assert from 'node:assert/strict';
import { test } from 'node:test';
import { says } from '../../../test/world/records.ts';
import { field } from '../../core/fields.ts';
import type { Statement } from '../../core/statement.ts';
import { notesOf } from './citation.ts';
import { claimsOf, positionsOf } from './claims.ts';
import { voices } from './voices.ts';

const notes = notesOf(['S-1', 'S-2'].map((id) => ({ schema: 'casebook.source/1', id, title: id })));

function shown(...statements: readonly Statement[]): string {
  const [position] = positionsOf(claimsOf(field('cset_deployed'), statements));
  assert.ok(position);
  return String(voices(position, notes));
}

const yes = (by: string, more: Partial<Statement> = {}): Statement =>
  says('cset_deployed', 'yes', { by, cites: ['S-1'], ...more });
const summary = (...names: readonly string[]): string | undefined =>
  /<summary[^>]*>(.*?)<\/summary>/.exec(shown(...names.map((name) => yes(name))))?.[1]?.replace(/<[^>]+>/g, '');

test('annotators are counted, others are named', () => {
  assert.equal(summary('CSET annotator 1', 'CSET annotator 2', 'CSET annotator 3'), '3 annotators agree');
  assert.equal(summary('CSET', 'CSET annotator 1', 'CSET annotator 2'), 'CSET and 2 annotators agree');
  assert.equal(summary('CSET', 'CSET annotator 1'), 'CSET and CSET annotator 1 agree');
  assert.equal(summary('Reuters', 'AP', 'AFP'), 'Reuters and 2 others agree');
});

test('behind the line each stands with their own sources, notes and wording', () => {
  const text = shown(yes('Reuters', { note: 'By phone' }), yes('<AP>', { cites: ['S-2'], raw: 'Yes, yes' }));
  const [, folded = ''] = /<ul class="plain">(.*?)<\/ul>/s.exec(text) ?? [];
  const [first = '', second = ''] = folded.split('</li>');
  assert.match(first, /Reuters[\s\S]*#S-1[\s\S]*By phone/);
  assert.match(second, /&lt;AP&gt;[\s\S]*#S-2[\s\S]*Yes, yes/);
  assert.match(text.replace(folded, ''), /#S-1[\s\S]*#S-2/, 'all sources stand before it is opened');
});

test('one voice is not folded', () => {
  assert.doesNotMatch(shown(yes('Reuters', { note: 'By phone' })), /details/);
  assert.match(shown(yes('Reuters', { note: 'By phone' })), /Reuters[\s\S]*By phone/);
});
