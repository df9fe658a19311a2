import { z } from 'zod';
import { action } from '../core/action.ts';
import { Refused } from '../core/errors.ts';
import { everyone } from '../core/policy.ts';
import { ownAccount } from './held-account.ts';
import { accountId, hashOf, passwordHash, versionSeen } from './shapes.ts';

/** Changes the password of whoever just showed the one before; all their other sessions end. */
export const setPassword = action({
  name: 'set-password',
  who: everyone,
  input: z.strictObject({ id: accountId, version: versionSeen, session: hashOf, password: passwordHash }),
  run: async (input, context) => {
    const { account, session } = await ownAccount(context, input);
    if (session.strength !== 'full') throw new Refused('not-signed-in');
    await context.tx.putAccount({ ...account, password: input.password }, account.version);
    await context.tx.endSessionsOf(account.id, session.hash);
    return { id: account.id };
  },
});
