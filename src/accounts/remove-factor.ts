import { z } from 'zod';
import { needsSecondFactor } from '../core/account.ts';
import { action } from '../core/action.ts';
import { Refused } from '../core/errors.ts';
import { everyone } from '../core/policy.ts';
import { ownAccount } from './held-account.ts';
import { hasSecondFactor } from './session-rules.ts';
import { accountId, hashOf, versionSeen } from './shapes.ts';

/** Takes away the app for codes (`codes`) or a passkey, by its id. Refuses the last one of those who must have one. */
export const removeFactor = action({
  name: 'remove-factor',
  who: everyone,
  input: z.strictObject({ id: accountId, version: versionSeen, session: hashOf, factor: z.string().min(1).max(2_000) }),
  run: async (input, context) => {
    const { account, session } = await ownAccount(context, input);
    if (session.strength !== 'full') throw new Refused('not-signed-in');
    const { totp, ...bare } = account;
    const passkeys = account.passkeys.filter(({ id }) => id !== input.factor);
    const left = { ...bare, passkeys, ...(totp && input.factor !== 'codes' && { totp }) };
    if (needsSecondFactor(account.role) && !hasSecondFactor(left))
      throw new Refused('wrong-state', 'This is your only second factor. Please set up another one first.');
    await context.tx.putAccount(left, account.version);
    return { id: account.id };
  },
});
