import type { Kysely } from 'kysely';
import type { WebhookWrites } from '../core/webhook-ports.ts';
import type { Tables } from './tables.ts';

/** The part of a transaction that deals with webhooks. */
export function makeWebhookWrites(db: Kysely<Tables>): WebhookWrites {
  return {
    putWebhook: async ({ answer = null, answered = null, ...webhook }) => {
      const row = { ...webhook, answer, answered };
      const { id: _, ...changed } = row;
      await db
        .insertInto('webhook')
        .values(row)
        .onConflict((conflict) => conflict.column('id').doUpdateSet(changed))
        .execute();
    },
    endWebhook: async (id) => {
      await db.deleteFrom('webhook').where('id', '=', id).execute();
    },
  };
}
