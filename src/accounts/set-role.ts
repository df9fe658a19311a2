import { z } from 'zod';
import { action } from '../core/action.ts';
import { administrators } from '../core/policy.ts';
import { heldAccount, refuseLastAdministrator } from './held-account.ts';
import { accountId, accountRole } from './shapes.ts';

/** Gives an account another role; every session of it ends. Refuses to leave nobody who is an administrator. */
export const setRole = action({
  name: 'set-role',
  who: administrators,
  input: z.strictObject({ id: accountId, role: accountRole }),
  run: async ({ id, role }, { tx }) => {
    const account = await heldAccount({ tx }, { id });
    if (account.role === role) return { id };
    await refuseLastAdministrator({ tx }, id);
    await tx.putAccount({ ...account, role }, account.version);
    await tx.endSessionsOf(id);
    return { id };
  },
});
