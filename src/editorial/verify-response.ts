import { z } from 'zod';
import { action } from '../core/action.ts';
import { editors } from '../core/policy.ts';
import { waitingItem } from './waiting-item.ts';

/** An editor has made sure, in a way of their own, that a response comes from the organisation. */
export const verifyResponse = action({
  name: 'verify-response',
  who: editors,
  input: z.strictObject({ id: z.string().max(20), version: z.number().int().min(1) }),
  run: async ({ id, version }, { tx, world, actor }) => {
    const item = await waitingItem(tx, 'response', { id, version });
    const verified = { how: 'editor' as const, day: world.clock.now().slice(0, 10), by: actor.name };
    await tx.changeItem({ ...item, content: { ...item.content, verified } }, version);
    return { id };
  },
});
