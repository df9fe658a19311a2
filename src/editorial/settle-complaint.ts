import { z } from 'zod';
import { action } from '../core/action.ts';
import { editors } from '../core/policy.ts';
import { itemPlace, waitingItem } from './any-item.ts';

/** Decides a complaint; the outcome is public, so it says nothing of who complained. */
export const settleComplaint = action({
  name: 'settle-complaint',
  who: editors,
  input: z.strictObject({
    ...itemPlace,
    decision: z.enum(['upheld', 'rejected']),
    outcome: z
      .string()
      .trim()
      .min(1, 'Please say what was decided and why; everybody will read it.')
      .max(2_000, 'This is longer than 2,000 characters.'),
  }),
  run: async ({ id, version, decision, outcome }, { tx, world }) => {
    const item = await waitingItem(tx, 'complaint', { id, version });
    const { record } = item.content;
    const told = {
      day: world.clock.now().slice(0, 10),
      reason: outcome,
      records: record === undefined ? [] : [record],
    };
    await tx.changeItem({ ...item, state: decision === 'upheld' ? 'accepted' : 'refused', outcome: told }, version);
    return { id };
  },
});
