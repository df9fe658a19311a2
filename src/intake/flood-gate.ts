import { createHmac } from 'node:crypto';
import { type BucketRule, TokenBuckets } from '../core/token-bucket.ts';
import { networkOf } from './network-of.ts';

/** What one network may send: twenty items at once and six a minute; and ask, which costs a search. */
export const floodRules = {
  send: { burst: 20, perSecond: 0.1, keys: 20_000 },
  ask: { burst: 120, perSecond: 2, keys: 20_000 },
} as const satisfies Record<string, BucketRule>;

/** The kind of request that is counted. */
export type Counted = keyof typeof floodRules;

/**
 * Counts what comes from each network, in memory only and for the moment only. A network stands there as an HMAC under a
 * key that nobody knows and that ends with the process, so that a look into memory tells of no address.
 */
export class FloodGate {
  readonly #key: Uint8Array;
  readonly #buckets = { send: new TokenBuckets(floodRules.send), ask: new TokenBuckets(floodRules.ask) };

  constructor(key: Uint8Array) {
    this.#key = key;
  }

  /** Of how many networks it keeps account. */
  get size(): number {
    return this.#buckets.send.size + this.#buckets.ask.size;
  }

  /**
   * Counts a request from an address: 0 when it may go on, otherwise the milliseconds after which it may. `now` is of a
   * clock that only moves on. All that come from nowhere in particular are one network.
   */
  wait(kind: Counted, address: string | undefined, now: number): number {
    const network = (address && networkOf(address)) ?? 'none';
    return this.#buckets[kind].take(createHmac('sha256', this.#key).update(network).digest('base64'), now);
  }
}
