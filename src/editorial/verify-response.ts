import { z } from 'zod';
import { action } from '../core/action.ts';
import { editors } from '../core/policy.ts';
import { itemPlace, waitingItem } from './any-item.ts';

/**
 * An editor has made sure, in a way of their own, that a response comes from the organisation. How is kept with the item, to
 * which the audit's line leads; it is for editors alone.
 */
export const verifyResponse = action({
  name: 'verify-response',
  who: editors,
  input: z.strictObject({
    ...itemPlace,
    note: z.string().trim().min(1, 'Please say how you made sure').max(1_000),
  }),
  run: async ({ id, version, note }, { tx, world, actor }) => {
    const item = await waitingItem(tx, 'response', { id, version });
    const verified = { how: 'editor' as const, day: world.clock.now().slice(0, 10), by: actor.name, note };
    await tx.changeItem({ ...item, content: { ...item.content, verified } }, version);
    return { id };
  },
});
