import { z } from 'zod';
import { action } from '../core/action.ts';
import { Refused } from '../core/errors.ts';
import { everyone } from '../core/policy.ts';
import { heldAccount } from './held-account.ts';
import { openidSubject } from './shapes.ts';
import { openSession, signInShape } from './sign-in.ts';

/**
 * Opens a session for whoever came back from the provider that an account is linked with. What the provider answered was
 * checked before; nothing else may call this.
 */
export const signInOpenid = action({
  name: 'sign-in-openid',
  who: everyone,
  input: z.strictObject({ ...signInShape, openid: openidSubject }),
  run: async ({ id, version, session, openid }, context) => {
    const account = await heldAccount(context, { id, version });
    if (account.state !== 'active' || account.openid !== openid) throw new Refused('not-signed-in');
    return openSession(context, account, session);
  },
});
