import { z } from 'zod';
import { action } from '../../core/action.ts';
import { everyone } from '../../core/policy.ts';
import { secretHash } from './follow-secret.ts';

/** A follower wants no more mail; their address is forgotten at once. A secret of nothing changes nothing. */
export const stopFollow = action({
  name: 'stop-follow',
  who: everyone,
  discreet: true,
  input: z.strictObject({ secret: z.string().max(100) }),
  run: async ({ secret }, { tx }) => {
    const found = await tx.subscriptionOf(secretHash(secret));
    if (found) await tx.endSubscription(found.id);
    return {};
  },
});
