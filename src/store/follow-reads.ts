import type { Kysely } from 'kysely';
import type { FollowReads } from '../core/follow-ports.ts';
import type { Tables } from './tables.ts';

/** What may be asked about subscriptions, over one connection. */
export function makeFollowReads(db: Kysely<Tables>): FollowReads {
  const all = db.selectFrom('subscription').selectAll();
  return {
    subscriptionOf: async (hash) => {
      const row = await all.where('hash', '=', hash).executeTakeFirst();
      return row && { ...row };
    },
    subscriptions: async (every, after, limit) => {
      const confirmed = all.where('every', '=', every).where('state', '=', 'confirmed').where('id', '>', after);
      return (await confirmed.orderBy('id').limit(limit).execute()).map((row) => ({ ...row }));
    },
  };
}
