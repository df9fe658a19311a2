import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededRandom } from '../../test/world/fake-world.ts';
import { isRefusal } from '../core/errors.ts';
import type { World } from '../core/ports.ts';
import { countSecondStep, countSignIn } from './sign-in-door.ts';

const worldOf = (): World => ({ random: seededRandom() }) as unknown as World;
const from = (peer: string) => ({ peer, headers: new Headers() });

// How many of these pass before the first is refused.
function passing(tries: number, one: (number: number) => void): number {
  for (let number = 0; number < tries; number += 1) {
    try {
      one(number);
    } catch (error) {
      assert.ok(isRefusal(error, 'too-many'));
      return number;
    }
  }
  return tries;
}

test('one name from one network is guessed ten times; from elsewhere its owner still comes in', () => {
  const world = worldOf();
  assert.equal(
    passing(50, () => countSignIn(world, from('192.0.2.1'), 'ada')),
    10,
  );
  assert.equal(
    passing(5, () => countSignIn(world, from('198.51.100.1'), 'ada')),
    5,
  );
});

test('many names from one network are slowed down, and one name from very many networks', () => {
  assert.equal(
    passing(100, (n) => countSignIn(worldOnce, from('192.0.2.1'), `name ${n}`)),
    40,
  );
  const world = worldOf();
  assert.equal(
    passing(200, (n) => countSignIn(world, from(`10.${n}.0.1`), 'ada')),
    100,
  );
});

const worldOnce = worldOf();

test('codes of one account are guessed ten times', () => {
  const world = worldOf();
  assert.equal(
    passing(50, () => countSecondStep(world, 'U-1')),
    10,
  );
  assert.equal(
    passing(3, () => countSecondStep(world, 'U-2')),
    3,
  );
});
