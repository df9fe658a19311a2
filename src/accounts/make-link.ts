import { z } from 'zod';
import { action } from '../core/action.ts';
import { Refused } from '../core/errors.ts';
import { administrators } from '../core/policy.ts';
import { heldAccount } from './held-account.ts';
import { linkMemo } from './link-memo.ts';
import { linkExpiry } from './link-secret.ts';
import { accountId, hashOf } from './shapes.ts';

/**
 * Makes a one-time link, by its hash, with which somebody chooses a new password; with `resets` also their second factor and
 * the provider they signed in with are taken away then, so that they set up others.
 */
export const makeLink = action({
  name: 'make-link',
  who: administrators,
  input: z.strictObject({ id: accountId, hash: hashOf, resets: z.boolean().optional() }),
  run: async ({ id, hash, resets }, { tx, world }) => {
    const account = await heldAccount({ tx }, { id });
    if (account.state === 'disabled')
      throw new Refused('wrong-state', 'This account is closed. Please open it again first.');
    const expires = linkExpiry(world.clock.now());
    const memo = linkMemo(account, resets);
    await tx.putTicket({ hash, kind: 'set-password', account: id, expires, memo });
    return { expires };
  },
});
