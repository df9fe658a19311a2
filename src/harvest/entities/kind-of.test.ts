import assert from 'node:assert/strict';
import { test } from 'node:test';
import { goodOf, kindOf } from './kind-of.ts';

test('the word that decides is the one that heads the name', () => {
  const kinds: Readonly<Record<string, string | undefined>> = {
    'University of Texas researchers': 'group',
    'Department of Computer Science, Nowhere University': 'organisation',
    'Students of Nowhere High School': 'group',
    'Nowhere Health System University': 'organisation',
    'Quorble chatbot': 'system',
    'quorble.io': 'organisation',
    'Google Teapot': 'organisation',
    Estonia: 'public-body',
    Quorble: undefined,
  };
  for (const [name, kind] of Object.entries(kinds)) assert.equal(kindOf(name)?.kind, kind, name);
});

test('goods are things that are nobody', () => {
  assert.equal(goodOf('Election integrity')?.kind, 'unknown');
  assert.equal(goodOf('Quorble integrity'), undefined);
  assert.equal(goodOf('Quorble'), undefined);
});
