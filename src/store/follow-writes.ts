import type { Kysely } from 'kysely';
import type { FollowWrites } from '../core/follow-ports.ts';
import type { Tables } from './tables.ts';

/** The part of a transaction that deals with subscriptions. */
export function makeFollowWrites(db: Kysely<Tables>): FollowWrites {
  return {
    putSubscription: async (subscription) => {
      await db
        .insertInto('subscription')
        .values(subscription)
        .onConflict((conflict) => conflict.column('id').doUpdateSet(subscription))
        .execute();
    },
    endSubscription: async (id) => {
      await db.deleteFrom('subscription').where('id', '=', id).execute();
    },
    forgetUnconfirmed: async (day) => {
      const old = db.deleteFrom('subscription').where('state', '=', 'unconfirmed').where('day', '<', day);
      return (await old.returning('id').execute()).length;
    },
  };
}
