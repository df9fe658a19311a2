import type { Kysely } from 'kysely';
import type { OnceWrites } from '../core/account-ports.ts';
import type { Tables } from './tables.ts';

/** The part of a transaction that keeps what a form was answered. */
export function makeOnceWrites(db: Kysely<Tables>): OnceWrites {
  return {
    doneOnce: async (key) => {
      const row = await db.selectFrom('once').select('answer').where('key', '=', key).executeTakeFirst();
      return row?.answer;
    },
    keepOnce: async (key, answer, time) => {
      await db.insertInto('once').values({ key, answer, time }).execute();
    },
  };
}
