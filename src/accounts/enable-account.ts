import { z } from 'zod';
import { action } from '../core/action.ts';
import { Refused } from '../core/errors.ts';
import { administrators } from '../core/policy.ts';
import { heldAccount } from './held-account.ts';
import { accountId } from './shapes.ts';

/** Opens an account again that was closed; one that never had a password waits for its link again. */
export const enableAccount = action({
  name: 'enable-account',
  who: administrators,
  input: z.strictObject({ id: accountId }),
  run: async ({ id }, { tx }) => {
    const account = await heldAccount({ tx }, { id });
    if (account.state !== 'disabled') throw new Refused('wrong-state', 'This account is not closed.');
    await tx.putAccount({ ...account, state: account.password ? 'active' : 'invited' }, account.version);
    return { id };
  },
});
