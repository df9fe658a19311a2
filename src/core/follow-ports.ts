/** What somebody follows by mail; `what` is an address of this site such as `/records/CB-1`, `/corrections` or a search. */
export type Subscription = {
  readonly id: string;
  readonly email: string;
  readonly what: string;
  readonly every: 'day' | 'week';
  readonly state: 'unconfirmed' | 'confirmed';
  /** SHA-256 (hexadecimal) of the secret in its links. */
  readonly hash: string;
  /** The public sequence up to which everything was told. */
  readonly told: number;
  readonly day: string;
};

/** What may be asked about subscriptions. */
export interface FollowReads {
  subscriptionOf(hash: string): Promise<Subscription | undefined>;
  /** Confirmed subscriptions of this rhythm, in the order of their ids, after one of them. */
  subscriptions(every: 'day' | 'week', after: string, limit: number): Promise<readonly Subscription[]>;
}

/** What a transaction may do with subscriptions. */
export interface FollowWrites {
  putSubscription(subscription: Subscription): Promise<void>;
  endSubscription(id: string): Promise<void>;
  /** Forgets those that nobody confirmed, made before a day. */
  forgetUnconfirmed(day: string): Promise<number>;
}
