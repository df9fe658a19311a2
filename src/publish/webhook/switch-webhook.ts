import { z } from 'zod';
import { action } from '../../core/action.ts';
import { administrators } from '../../core/policy.ts';
import { heldWebhook, webhookId } from './held-webhook.ts';

/**
 * An administrator switches a webhook off, or on; on is also how one that was given up is tried again. What was published
 * meanwhile is told once it is on.
 */
export const switchWebhook = action({
  name: 'switch-webhook',
  who: administrators,
  input: z.strictObject({ id: webhookId, state: z.enum(['on', 'off']) }),
  run: async ({ id, state }, { tx, world }) => {
    const found = await heldWebhook(tx, id);
    const due = world.clock.now();
    await tx.putWebhook({ ...found, version: found.version + 1, state, tries: 0, due });
    return { id, state };
  },
});
