import { z } from 'zod';
import { action } from '../core/action.ts';

/** Orders a rebuild to be done by whoever runs jobs; one that is ordered already and not begun is enough. */
export const rebuildLater = action({
  name: 'rebuild-later',
  who: ['keeper'],
  input: z.strictObject({}),
  run: async (_input, { tx, world }) => {
    const waiting = await tx.waitingJob('rebuild');
    if (waiting !== undefined) return { job: waiting, isNew: false };
    const time = world.clock.now();
    // Two of one moment would share the time alone.
    const key = `${time} ${world.random.bytes(8).join('.')}`;
    const job = await tx.enqueue({ kind: 'rebuild', key, due: time }, time);
    return { job: job ?? 0, isNew: true };
  },
});
