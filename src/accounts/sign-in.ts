import { z } from 'zod';
import type { Account } from '../core/account.ts';
import { type ActionContext, action } from '../core/action.ts';
import { Refused } from '../core/errors.ts';
import { everyone } from '../core/policy.ts';
import { heldAccount } from './held-account.ts';
import { sessionEnd, strengthAfterPassword } from './session-rules.ts';
import { accountId, hashOf, versionSeen } from './shapes.ts';

/** What every way of signing in is told: the account as it was looked at, and the session to open. */
export const signInShape = {
  id: accountId,
  version: versionSeen,
  session: z.strictObject({ hash: hashOf, label: z.string().min(1).max(80) }),
};

type NewSession = { readonly hash: string; readonly label: string };

/** Opens a session, which waits for the second factor where one is there or needed. */
export async function openSession(
  { tx, world }: Pick<ActionContext, 'tx' | 'world'>,
  account: Account,
  session: NewSession,
): Promise<{ readonly strength: 'partial' | 'full' }> {
  const made = world.clock.now();
  const strength = strengthAfterPassword(account);
  const expires = sessionEnd(account, strength, made);
  await tx.putSession({ ...session, account: account.id, strength, made, seen: made, expires });
  return { strength };
}

/**
 * Opens a session for whoever showed the password of an account at this version. The password was compared before, because
 * that takes longer than a transaction may; nothing else may call this.
 */
export const signIn = action({
  name: 'sign-in',
  who: everyone,
  input: z.strictObject(signInShape),
  run: async ({ id, version, session }, context) => {
    const account = await heldAccount(context, { id, version });
    if (account.state !== 'active' || !account.password) throw new Refused('not-signed-in');
    return openSession(context, account, session);
  },
});
