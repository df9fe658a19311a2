import { z } from 'zod';
import { action } from '../core/action.ts';
import { Refused } from '../core/errors.ts';
import { everyone } from '../core/policy.ts';
import { hashOf } from './shapes.ts';

/** Ends a session of somebody's own, named by its hash: the one in use, another, or with `all` every other one. */
export const endSession = action({
  name: 'end-session',
  who: everyone,
  input: z.strictObject({ session: hashOf, ends: z.union([hashOf, z.literal('all')]) }),
  run: async ({ session: own, ends }, { tx }) => {
    const session = await tx.session(own);
    if (!session) throw new Refused('not-signed-in');
    const isWhole = session.strength === 'full';
    if (ends === own) await tx.endSession(own);
    else if (!isWhole) throw new Refused('not-signed-in');
    else if (ends === 'all') await tx.endSessionsOf(session.account, own);
    else if ((await tx.session(ends))?.account === session.account) await tx.endSession(ends);
    return { account: session.account };
  },
});
