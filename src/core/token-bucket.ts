/** How much may come at once, how much per second in the long run, and of how many keys account is kept. */
export type BucketRule = { readonly burst: number; readonly perSecond: number; readonly keys: number };

type Bucket = { tokens: number; at: number };

/**
 * Buckets of tokens by key, in memory only and never more than `keys` of them: of more, those that were not asked for
 * longest are forgotten, which is as if they were full. Times are milliseconds of any clock that only moves on.
 */
export class TokenBuckets {
  readonly #rule: BucketRule;
  readonly #buckets = new Map<string, Bucket>();

  constructor(rule: BucketRule) {
    this.#rule = rule;
  }

  /** How many keys it keeps account of. */
  get size(): number {
    return this.#buckets.size;
  }

  /** Takes tokens: 0 when they were there; otherwise none are taken, and it is the milliseconds until they will be. */
  take(key: string, now: number, cost = 1): number {
    const bucket = this.#filled(key, now);
    this.#buckets.delete(key);
    this.#buckets.set(key, bucket);
    if (this.#buckets.size > this.#rule.keys) this.#forgetOldest();
    if (bucket.tokens < cost) return Math.ceil(((cost - bucket.tokens) / this.#rule.perSecond) * 1_000);
    bucket.tokens -= cost;
    return 0;
  }

  /** How many tokens are there, whole ones; nothing is taken. */
  left(key: string, now: number): number {
    return Math.floor(this.#filled(key, now).tokens);
  }

  /** Gives back tokens that were taken for nothing, as far as the bucket holds them. */
  giveBack(key: string, now: number, count = 1): void {
    const { tokens, at } = this.#filled(key, now);
    const given = { tokens: Math.min(this.#rule.burst, tokens + count), at };
    if (this.#buckets.has(key)) this.#buckets.set(key, given);
  }

  #filled(key: string, now: number): Bucket {
    const { burst, perSecond } = this.#rule;
    const known = this.#buckets.get(key);
    if (!known) return { tokens: burst, at: now };
    const gained = (Math.max(0, now - known.at) / 1_000) * perSecond;
    return { tokens: Math.min(burst, known.tokens + gained), at: Math.max(known.at, now) };
  }

  #forgetOldest(): void {
    const [oldest] = this.#buckets.keys();
    if (oldest !== undefined) this.#buckets.delete(oldest);
  }
}
