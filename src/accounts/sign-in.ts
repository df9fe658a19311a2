import { z } from 'zod';
import { action } from '../core/action.ts';
import { Refused } from '../core/errors.ts';
import { everyone } from '../core/policy.ts';
import { heldAccount } from './held-account.ts';
import { sessionEnd, strengthAfterPassword } from './session-rules.ts';
import { accountId, hashOf, versionSeen } from './shapes.ts';

/**
 * Opens a session for whoever showed the password of an account at this version. The password was compared before, because
 * that takes longer than a transaction may; nothing else may call this.
 */
export const signIn = action({
  name: 'sign-in',
  who: everyone,
  input: z.strictObject({
    id: accountId,
    version: versionSeen,
    session: z.strictObject({ hash: hashOf, label: z.string().min(1).max(80) }),
  }),
  run: async ({ id, version, session }, { tx, world }) => {
    const account = await heldAccount({ tx }, { id, version });
    if (account.state !== 'active' || !account.password) throw new Refused('not-signed-in');
    const made = world.clock.now();
    const strength = strengthAfterPassword(account);
    const expires = sessionEnd(account, strength, made);
    await tx.putSession({ ...session, account: id, strength, made, seen: made, expires });
    return { strength };
  },
});
