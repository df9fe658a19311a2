import { z } from 'zod';
import { action } from '../core/action.ts';
import { Refused } from '../core/errors.ts';
import { everyone } from '../core/policy.ts';
import { ownAccount } from './held-account.ts';
import { accountId, hashOf, openidSubject, versionSeen } from './shapes.ts';

/**
 * Links an account with whom a provider knows its owner by, in the place of any before; with `openid` left out it is linked
 * with none. It gives no rights: a second factor is asked for as before.
 */
export const linkOpenid = action({
  name: 'link-openid',
  who: everyone,
  input: z.strictObject({ id: accountId, version: versionSeen, session: hashOf, openid: openidSubject.optional() }),
  run: async ({ openid, ...seen }, context) => {
    const { account, session } = await ownAccount(context, seen);
    if (session.strength !== 'full') throw new Refused('not-signed-in');
    const other = openid === undefined ? undefined : await context.tx.accountOfOpenid(openid);
    if (other && other.id !== account.id)
      throw new Refused('wrong-state', 'Another account is linked with this sign-in already.');
    const { openid: _, ...rest } = account;
    await context.tx.putAccount({ ...rest, ...(openid && { openid }) }, account.version);
    return { id: account.id };
  },
});
