import { z } from 'zod';
import { action } from '../core/action.ts';
import { everyone } from '../core/policy.ts';
import { ownAccount } from './held-account.ts';
import { accountId, hashOf } from './shapes.ts';

/** Remembers with a session what a passkey was asked to sign; what was asked before can no longer be answered. */
export const askPasskey = action({
  name: 'ask-passkey',
  who: everyone,
  input: z.strictObject({ id: accountId, session: hashOf, challenge: z.string().regex(/^[\w-]{43}$/) }),
  run: async (input, context) => {
    const { session } = await ownAccount(context, input);
    await context.tx.putSession({ ...session, memo: input.challenge });
    return {};
  },
});
