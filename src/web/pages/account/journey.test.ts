import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededRandom } from '../../../../test/world/fake-world.ts';
import { journeyKey } from '../../actor.ts';
import { journeyOf, newJourney } from './journey.ts';

const world = { site: () => 'https://casebook.example', random: seededRandom() };
const [ours, theirs] = [journeyKey('a'.repeat(43)), journeyKey('b'.repeat(43))];

test('only the browser that left comes back, and for what it left', () => {
  const journey = newJourney(world, ours, 'in');
  assert.deepEqual(journeyOf(world, ours, journey.state), { purpose: 'in', journey });
  assert.equal(journeyOf(world, theirs, journey.state), undefined);
  assert.equal(journeyOf(world, undefined, journey.state), undefined);
  assert.equal(journeyOf(world, ours, journey.state.replace('in.', 'link.')), undefined);
  for (const state of ['', 'in', `${journey.state}x`, journey.state.slice(1), 'é'.repeat(79)])
    assert.equal(journeyOf(world, ours, state), undefined);
});

test('where to go on to comes back with the way, unread and unchanged by anybody between', () => {
  const to = '/desk?kind=report&q=é';
  const { state } = newJourney(world, ours, 'in', to);
  assert.ok(
    !Buffer.from(state.split('.')[2] ?? '', 'base64url')
      .toString()
      .includes('desk'),
  );
  assert.equal(journeyOf(world, ours, state)?.to, to);
  assert.equal(journeyOf(world, theirs, state), undefined);
  const [purpose, random, sealed = '', seal] = state.split('.');
  const changed = (sealed.startsWith('A') ? 'B' : 'A') + sealed.slice(1);
  for (const other of [`${purpose}.${random}.${changed}.${seal}`, `${purpose}.${random}.${seal}`])
    assert.equal(journeyOf(world, ours, other), undefined);
  assert.equal(newJourney(world, ours, 'in', `/desk?q=${'x'.repeat(2_000)}`).state.split('.').length, 3);
});

test('no two ways have a word in common, and none tells of another', () => {
  const words = [newJourney(world, ours, 'in'), newJourney(world, ours, 'in'), newJourney(world, theirs, 'link')];
  const all = words.flatMap(({ state, nonce, verifier }) => [state.split('.')[2], nonce, verifier]);
  assert.equal(new Set(all).size, 9);
  assert.ok(words.every(({ verifier }) => /^[\w-]{43}$/.test(verifier)));
});
