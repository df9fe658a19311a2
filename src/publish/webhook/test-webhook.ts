import { z } from 'zod';
import { action } from '../../core/action.ts';
import { administrators } from '../../core/policy.ts';
import { heldWebhook, webhookId } from './held-webhook.ts';

/** The kind of job that sends a message about nothing. */
export const TEST_JOB = 'test-webhook';

/** An administrator has a message sent that tells of nothing, to see whether it arrives. */
export const testWebhook = action({
  name: 'test-webhook',
  who: administrators,
  input: z.strictObject({ id: webhookId }),
  run: async ({ id }, { tx, world }) => {
    await heldWebhook(tx, id);
    const due = world.clock.now();
    await tx.enqueue({ kind: TEST_JOB, key: `${id} ${due}`, due, payload: { id, time: due } }, due);
    return { id };
  },
});
