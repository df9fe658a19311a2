import { z } from 'zod';
import { action } from '../core/action.ts';
import { Refused } from '../core/errors.ts';
import { everyone } from '../core/policy.ts';
import { heldAccount } from './held-account.ts';
import { linkMemo } from './link-memo.ts';
import { mailedLinkExpiry } from './link-secret.ts';
import { accountId, hashOf } from './shapes.ts';

/**
 * Makes a one-time link, by its hash, that goes to the mail address of an account and nowhere else. Its second factor stays.
 * Whoever asked for it learns nothing, so nothing but the mail may depend on the answer.
 */
export const forgetPassword = action({
  name: 'forget-password',
  who: everyone,
  input: z.strictObject({ id: accountId, hash: hashOf }),
  run: async ({ id, hash }, { tx, world }) => {
    const account = await heldAccount({ tx }, { id });
    if (account.state !== 'active' || !account.email) throw new Refused('wrong-state', 'No mail goes to this account.');
    const expires = mailedLinkExpiry(world.clock.now());
    await tx.putTicket({ hash, kind: 'set-password', account: id, expires, memo: linkMemo(account, false) });
    return { to: account.email };
  },
});
