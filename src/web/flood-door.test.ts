import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fakeWorld, temporaryWorld } from '../../test/world/fake-world.ts';
import { isRefusal } from '../core/errors.ts';
import { floodRules } from '../intake/flood-gate.ts';
import { countFrom } from './flood-door.ts';

const isTooMany = (error: unknown): boolean => isRefusal(error, 'too-many');

test('what a request says of where it comes from counts only behind as many proxies as there are', (t) => {
  const { world } = temporaryWorld(t);
  const from = (peer: string, forwarded: string) => ({ peer, headers: new Headers({ 'x-forwarded-for': forwarded }) });
  const spend = (one: typeof world, forwarded: (n: number) => string): void => {
    for (let n = 0; n <= floodRules.send.burst; n += 1) countFrom(one, from('10.0.0.1', forwarded(n)), 'send');
  };
  assert.throws(() => spend(world, (n) => `192.0.${n}.1`), isTooMany, 'anybody could write another address');
  const behind = fakeWorld(world.store, { proxies: 1 });
  spend(behind, (n) => `192.0.${n}.1`);
  assert.throws(() => spend(behind, (n) => `192.0.${n}.1, 198.51.100.7`), isTooMany);
});
