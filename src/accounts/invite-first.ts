import { z } from 'zod';
import { action } from '../core/action.ts';
import { Refused } from '../core/errors.ts';
import { linkExpiry } from './link-secret.ts';
import { hashOf } from './shapes.ts';

/** Makes the link, by its hash, with which the first administrator comes in. Refuses where there are accounts already. */
export const inviteFirst = action({
  name: 'invite-first',
  who: ['keeper'],
  input: z.strictObject({ hash: hashOf }),
  run: async ({ hash }, { tx, world }) => {
    if ((await tx.accounts()).length > 0) throw new Refused('wrong-state', 'There are accounts already.');
    const expires = linkExpiry(world.clock.now());
    await tx.putTicket({ hash, kind: 'first-administrator', expires });
    return { expires };
  },
});
