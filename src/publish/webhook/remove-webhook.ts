import { z } from 'zod';
import { action } from '../../core/action.ts';
import { administrators } from '../../core/policy.ts';
import { webhookId } from './held-webhook.ts';

/** An administrator takes a webhook away, with its secret; one that is gone already is no fault. */
export const removeWebhook = action({
  name: 'remove-webhook',
  who: administrators,
  input: z.strictObject({ id: webhookId }),
  run: async ({ id }, { tx }) => {
    await tx.endWebhook(id);
    return { id };
  },
});
