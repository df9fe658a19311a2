import { z } from 'zod';
import { action } from '../core/action.ts';
import { administrators } from '../core/policy.ts';
import { heldAccount, refuseLastAdministrator } from './held-account.ts';
import { accountId } from './shapes.ts';

/** Closes an account: nobody signs in with it any more, and its sessions end. Refuses to close the last administrator's. */
export const disableAccount = action({
  name: 'disable-account',
  who: administrators,
  input: z.strictObject({ id: accountId }),
  run: async ({ id }, { tx }) => {
    const account = await heldAccount({ tx }, { id });
    await refuseLastAdministrator({ tx }, id);
    if (account.state !== 'disabled') await tx.putAccount({ ...account, state: 'disabled' }, account.version);
    await tx.endSessionsOf(id);
    return { id };
  },
});
