import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wordOfRank } from '../../test/world/many-records.ts';
import { BloomFilter, hashesOf } from './bloom-filter.ts';

test('every text that was added is known, and of the others hardly one seems to be', () => {
  const known = new BloomFilter(1 << 20);
  const words = new Set(Array.from({ length: 20_000 }, (_, rank) => wordOfRank(rank)));
  const early = [...words].filter((word) => known.add(word)).length;
  assert.ok(early < 20, `${early} seemed to be there before`);
  for (const word of words) assert.ok(known.mayHold(word), word);
  const others = Array.from({ length: 20_000 }, (_, rank) => `${wordOfRank(rank)}q`);
  const taken = others.filter((word) => known.mayHold(word)).length;
  assert.ok(taken < 20, `${taken} of ${others.length} others`);
});

test('the hashes of a text stay what they are, as databases keep bits made from them', () => {
  assert.deepEqual(hashesOf('side by side'), [736756390, 2948760015]);
});
