import { z } from 'zod';
import { action } from '../core/action.ts';
import { editors } from '../core/policy.ts';
import { anyWaiting, itemPlace } from './any-item.ts';

/** Asks whoever sent an item; they read it by their receipt, and the item waits for their answer. */
export const askSender = action({
  name: 'ask-sender',
  who: editors,
  input: z.strictObject({
    ...itemPlace,
    text: z.string().trim().min(1, 'Please write your question').max(5_000, 'This is longer than 5,000 characters'),
  }),
  run: async ({ text, ...place }, { tx, world }) => {
    const item = await anyWaiting(tx, place);
    await tx.putMessage({ item: item.id, from: 'editors', day: world.clock.now().slice(0, 10), text });
    await tx.changeItem({ ...item, state: 'asked' }, place.version);
    return { id: item.id };
  },
});
