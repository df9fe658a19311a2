import { createHmac } from 'node:crypto';
import type { Context } from 'hono';
import type { World } from '../../core/ports.ts';
import { type BucketRule, TokenBuckets } from '../../core/token-bucket.ts';
import { networkOf } from '../../intake/network-of.ts';
import { addressFrom } from '../flood-door.ts';

/** What one network may ask of the API: three thousand answers at once, and fifty a second in the long run. */
export const apiRate = { burst: 3_000, perSecond: 50, keys: 20_000 } as const satisfies BucketRule;

type Headers = Readonly<Record<string, string>>;

/** One request as it was counted: milliseconds to wait when it came too early, and what it may be told of the limit. */
export type Count = {
  readonly wait: number;
  readonly headers: () => Headers;
  /** Takes the count back, because nothing new had to be sent. */
  readonly forgive: () => void;
};

const policy = `"network";q=${apiRate.burst};w=${apiRate.burst / apiRate.perSecond}`;

// As the IETF's draft "RateLimit header fields for HTTP" has it: what is left, and seconds until all of it is there again.
function headersFor(left: number): Headers {
  const reset = Math.ceil((apiRate.burst - left) / apiRate.perSecond);
  return { 'ratelimit-policy': policy, ratelimit: `"network";r=${left};t=${reset}` };
}

const untouched = headersFor(apiRate.burst);

/**
 * Counts requests by the network they come from, in memory only. A network stands there as an HMAC under a key that ends
 * with the process; what a connection is counted under is remembered no longer than the connection is there.
 */
export class RateLimit {
  readonly #buckets = new TokenBuckets(apiRate);
  readonly #connections = new WeakMap<object, string>();
  readonly #world: Pick<World, 'proxies'>;
  readonly #key: Uint8Array;

  constructor(world: Pick<World, 'proxies' | 'random'>) {
    this.#world = world;
    this.#key = world.random.bytes(32);
  }

  /** Counts a request. */
  count(context: Context): Count {
    const key = this.#keyOf(context);
    const wait = this.#buckets.take(key, performance.now());
    return {
      wait,
      headers: () => {
        const left = this.#buckets.left(key, performance.now());
        return left === apiRate.burst ? untouched : headersFor(left);
      },
      forgive: () => this.#buckets.giveBack(key, performance.now()),
    };
  }

  // Behind a proxy everybody comes over the same connections.
  #keyOf({ env, req }: Context): string {
    const { incoming } = (env ?? {}) as { incoming?: { socket?: { remoteAddress?: string } } };
    const { socket } = incoming ?? {};
    const known = socket && !this.#world.proxies ? this.#connections.get(socket) : undefined;
    if (known !== undefined) return known;
    const network = networkOf(addressFrom(this.#world, { peer: socket?.remoteAddress, headers: req.raw.headers }));
    const key = createHmac('sha256', this.#key)
      .update(network ?? 'none')
      .digest('base64');
    if (socket) this.#connections.set(socket, key);
    return key;
  }
}
