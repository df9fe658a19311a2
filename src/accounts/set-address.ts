import { z } from 'zod';
import { action } from '../core/action.ts';
import { Refused } from '../core/errors.ts';
import { isMailAddress } from '../core/mail.ts';
import { everyone } from '../core/policy.ts';
import { ownAccount } from './held-account.ts';
import { accountId, hashOf, versionSeen } from './shapes.ts';

const email = z
  .string()
  .trim()
  .refine((text) => text === '' || isMailAddress(text), 'Please check this address.');

/** Writes down where a link for a lost password may be sent, or with an empty text nowhere, for whoever just showed the password. */
export const setAddress = action({
  name: 'set-address',
  who: everyone,
  input: z.strictObject({ id: accountId, version: versionSeen, session: hashOf, email }),
  run: async (input, context) => {
    const { account, session } = await ownAccount(context, input);
    if (session.strength !== 'full') throw new Refused('not-signed-in');
    const { email: _, ...rest } = account;
    await context.tx.putAccount({ ...rest, ...(input.email && { email: input.email }) }, account.version);
    return { id: account.id };
  },
});
