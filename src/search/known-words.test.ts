import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wordOfRank } from '../../test/world/many-records.ts';
import { KnownWords } from './known-words.ts';

test('every word that was added is known, and of the others hardly one seems to be', () => {
  const known = new KnownWords();
  const words = new Set(Array.from({ length: 20_000 }, (_, rank) => wordOfRank(rank)));
  for (const word of words) known.add(word);
  for (const word of words) assert.ok(known.mayHold(word), word);
  const others = Array.from({ length: 20_000 }, (_, rank) => `${wordOfRank(rank)}q`);
  const taken = others.filter((word) => known.mayHold(word)).length;
  assert.ok(taken < 20, `${taken} of ${others.length} others`);
});
