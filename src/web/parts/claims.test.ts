import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lacks, says } from '../../../test/world/records.ts';
import { field } from '../../core/fields.ts';
import { claimsOf, isDisputed } from './claims.ts';

const gevers = { by: 'Victor Gevers', cites: ['S-4'] };

test('codes that one voice gives on the same grounds are one claim', () => {
  const claims = claimsOf(field('technology'), [
    says('technology', 'facial-recognition', { cites: ['S-1', 'S-2'] }),
    says('technology', 'robotics', gevers),
    says('technology', 'deepfake', { cites: ['S-2', 'S-1'] }),
    lacks('technology', 'not-disclosed', gevers),
  ]);
  assert.deepEqual(
    claims.map((claim) => claim.statements.map((statement) => statement.value ?? statement.unknown)),
    [['facial-recognition', 'deepfake'], ['robotics'], ['not-disclosed']],
  );
});

test('figures compete: each stands for itself, preferred first, deprecated last', () => {
  const claims = claimsOf(field('people_affected'), [
    says('people_affected', { amount: 1 }, { rank: 'deprecated', note: 'a slip' }),
    says('people_affected', { amount: 2 }),
    says('people_affected', { amount: 3 }),
    says('people_affected', { amount: 4 }, { rank: 'preferred' }),
  ]);
  assert.deepEqual(
    claims.map((claim) => claim.statements.map((statement) => statement.value)),
    [4, 2, 3, 1].map((amount) => [{ amount }]),
  );
  assert.equal(isDisputed(field('people_affected'), claims), true);
});

test('several technologies are no dispute, and neither is one figure', () => {
  const technologies = [says('technology', 'robotics'), says('technology', 'deepfake', gevers)];
  assert.equal(isDisputed(field('technology'), claimsOf(field('technology'), technologies)), false);
  const figure = [says('people_affected', { amount: 2 })];
  assert.equal(isDisputed(field('people_affected'), claimsOf(field('people_affected'), figure)), false);
});
