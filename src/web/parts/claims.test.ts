import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lacks, says } from '../../../test/world/records.ts';
import { type FieldName, field } from '../../core/fields.ts';
import type { Statement } from '../../core/statement.ts';
import { type Claim, claimsOf, isDisputed, positionsOf } from './claims.ts';

const disputed = (name: FieldName, statements: readonly Statement[]): boolean =>
  isDisputed(field(name), positionsOf(claimsOf(field(name), statements)));

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
  assert.equal(isDisputed(field('people_affected'), positionsOf(claims)), true);
});

test('several technologies are no dispute, and neither is one figure', () => {
  const technologies = [says('technology', 'robotics'), says('technology', 'deepfake', gevers)];
  assert.equal(disputed('technology', technologies), false);
  assert.equal(disputed('people_affected', [says('people_affected', { amount: 2 })]), false);
});

const voice = (by: string) => ({ by, cites: [`S-${by.length}`] });
const by = (claims: readonly Claim[]): readonly string[] => claims.map((claim) => claim.by);

test('those who say the same take one position, whatever else they note', () => {
  const claims = claimsOf(field('cset_deployed'), [
    says('cset_deployed', 'no', voice('Anna')),
    says('cset_deployed', 'yes', { ...voice('Bob'), note: 'In progress', raw: 'Yes.' }),
    says('cset_deployed', 'yes', { ...voice('Office'), rank: 'preferred' }),
    says('cset_deployed', 'yes', { ...voice('Old'), rank: 'deprecated', note: 'another case' }),
    lacks('cset_deployed', 'unknown', voice('Eve')),
  ]);
  const positions = positionsOf(claims);
  assert.deepEqual(
    positions.map(({ rank, claims: own }) => [rank, ...by(own)]),
    [
      ['preferred', 'Office', 'Bob'],
      ['normal', 'Anna'],
      ['normal', 'Eve'],
      ['deprecated', 'Old'],
    ],
  );
  assert.equal(isDisputed(field('cset_deployed'), positions), true);
  assert.deepEqual(by(positions.flatMap((position) => position.claims)).length, 5, 'nobody is left out');
});

test('one figure that everybody gives is no dispute', () => {
  const figures = ['A', 'B', 'C'].map((name) => says('lives_lost', { amount: 0 }, voice(name)));
  assert.equal(disputed('lives_lost', figures), false);
  assert.equal(disputed('lives_lost', [...figures, says('lives_lost', { amount: 1 }, voice('D'))]), true);
  assert.equal(
    disputed('lives_lost', [...figures, says('lives_lost', { amount: 0, bound: 'about' }, voice('D'))]),
    true,
  );
});

test('where several values may hold, voices agree when they give the same ones in any order', () => {
  const both = (name: string, codes: readonly string[]) => codes.map((code) => says('technology', code, voice(name)));
  const claims = claimsOf(field('technology'), [
    ...both('One', ['robotics', 'deepfake']),
    ...both('Other', ['deepfake', 'robotics']),
    ...both('Third', ['deepfake']),
  ]);
  assert.deepEqual(
    positionsOf(claims).map((position) => by(position.claims)),
    [['One', 'Other'], ['Third']],
  );
});

test('a text in another language is another text', () => {
  const place = (lang: string, name: string) => says('place', 'Paris', { ...voice(name), lang });
  assert.equal(positionsOf(claimsOf(field('place'), [place('en', 'A'), place('fr', 'B')])).length, 2);
});
