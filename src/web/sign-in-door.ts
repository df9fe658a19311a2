import { createHmac } from 'node:crypto';
import { Refused } from '../core/errors.ts';
import type { Random, World } from '../core/ports.ts';
import { type BucketRule, TokenBuckets } from '../core/token-bucket.ts';
import { networkOf } from '../intake/network-of.ts';
import { addressFrom } from './flood-door.ts';
import type { FormAsk } from './form-face.ts';

const KEYS = 10_000;
// A name is counted by network first, so that nobody elsewhere can keep its owner out with a few wrong guesses.
const rules = {
  network: { burst: 40, perSecond: 0.2, keys: KEYS },
  pair: { burst: 10, perSecond: 1 / 60, keys: KEYS },
  name: { burst: 100, perSecond: 1 / 20, keys: KEYS },
  second: { burst: 10, perSecond: 1 / 120, keys: KEYS },
  mail: { burst: 3, perSecond: 3 / 3_600, keys: KEYS },
} as const satisfies Record<string, BucketRule>;

type Counted = keyof typeof rules;
type Gate = { readonly key: Uint8Array; readonly buckets: Readonly<Record<Counted, TokenBuckets>> };

const gates = new WeakMap<Random, Gate>();

// One for the process, in memory only; neither names nor networks stand in it, only what a key that ends with it makes of them.
function gateOf({ random }: Pick<World, 'random'>): Gate {
  const known = gates.get(random);
  if (known) return known;
  const { network, pair, name, second, mail } = rules;
  const buckets = {
    network: new TokenBuckets(network),
    pair: new TokenBuckets(pair),
    name: new TokenBuckets(name),
    second: new TokenBuckets(second),
    mail: new TokenBuckets(mail),
  };
  const made = { key: random.bytes(32), buckets };
  gates.set(random, made);
  return made;
}

function has(world: World, kind: Counted, words: readonly string[]): boolean {
  const { key, buckets } = gateOf(world);
  const hidden = createHmac('sha256', key).update(JSON.stringify(words)).digest('base64');
  return buckets[kind].take(hidden, performance.now()) === 0;
}

function take(world: World, kind: Counted, words: readonly string[]): void {
  if (!has(world, kind, words))
    throw new Refused('too-many', 'There were too many tries. Please wait some minutes and try again.');
}

/** Counts a try to sign in by the network it comes from, and names that; refuses with `too-many`. */
export function countNetwork(world: World, ask: Pick<FormAsk, 'peer' | 'headers'>): string {
  const address = addressFrom(world, ask);
  const network = (address && networkOf(address)) ?? 'none';
  take(world, 'network', [network]);
  return network;
}

/** Counts a try to sign in, by the network it comes from and by the name; refuses with `too-many`. */
export function countSignIn(world: World, ask: Pick<FormAsk, 'peer' | 'headers'>, name: string): void {
  const network = countNetwork(world, ask);
  take(world, 'pair', [network, name]);
  take(world, 'name', [name]);
}

/** Counts a try to show the second factor, or the password again, of an account; refuses with `too-many`. */
export function countSecondStep(world: World, account: string): void {
  take(world, 'second', [account]);
}

/** Counts a mail to an account; false when three went there within the hour. Whoever asked is told nothing of it. */
export function mayMail(world: World, account: string): boolean {
  return has(world, 'mail', [account]);
}
