import type { Kysely, Selectable } from 'kysely';
import type { Webhook, WebhookReads } from '../core/webhook-ports.ts';
import type { Tables } from './tables.ts';

function webhookOf({ answer, answered, ...row }: Selectable<Tables['webhook']>): Webhook {
  return { ...row, ...(answer !== null && { answer }), ...(answered !== null && { answered }) };
}

/** What may be asked about webhooks, over one connection. */
export function makeWebhookReads(db: Kysely<Tables>): WebhookReads {
  const all = db.selectFrom('webhook').selectAll();
  return {
    // Their numbers grow, and a later one is never shorter than an earlier one.
    webhooks: async () =>
      (
        await all
          .orderBy((eb) => eb.fn('length', ['id']))
          .orderBy('id')
          .execute()
      ).map(webhookOf),
    webhook: async (id) => {
      const row = await all.where('id', '=', id).executeTakeFirst();
      return row && webhookOf(row);
    },
    webhooksBehind: async (sequence) => {
      const behind = all.where('state', '=', 'on').where('told', '<', sequence);
      return (await behind.orderBy('due').orderBy('id').execute()).map(webhookOf);
    },
  };
}
