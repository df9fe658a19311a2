import { z } from 'zod';
import { action } from '../../core/action.ts';
import { everyone } from '../../core/policy.ts';
import { rhythm } from './follow.ts';
import { secretHash, secretPattern } from './follow-secret.ts';

/** A follower confirms by the secret of the mail, or changes how often they are told; tells whether there was something to confirm. */
export const confirmFollow = action({
  name: 'confirm-follow',
  who: everyone,
  discreet: true,
  input: z.strictObject({ secret: z.string().regex(secretPattern), every: rhythm }),
  run: async ({ secret, every }, { tx }) => {
    const found = await tx.subscriptionOf(secretHash(secret));
    if (!found) return { isThere: false };
    const told = found.state === 'confirmed' ? found.told : await tx.sequence();
    await tx.putSubscription({ ...found, state: 'confirmed', every, told });
    return { isThere: true };
  },
});
