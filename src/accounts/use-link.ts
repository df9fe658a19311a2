import { z } from 'zod';
import { action } from '../core/action.ts';
import { Refused } from '../core/errors.ts';
import { everyone } from '../core/policy.ts';
import { resetsOf } from './link-memo.ts';
import { hashOf, passwordHash } from './shapes.ts';

/** Sets a password with a one-time link, which is then used up; every session of the account ends. */
export const useLink = action({
  name: 'use-link',
  who: everyone,
  input: z.strictObject({ hash: hashOf, password: passwordHash }),
  run: async ({ hash, password }, { tx, world }) => {
    const ticket = await tx.takeTicket(hash, world.clock.now());
    const account = ticket?.kind === 'set-password' && ticket.account ? await tx.account(ticket.account) : undefined;
    const resets = ticket && account && resetsOf(ticket, account);
    if (!account || account.state === 'disabled' || resets === undefined)
      throw new Refused('wrong-state', 'This link was used already, or is too old.');
    const { totp: _, openid: __, ...bare } = account;
    const kept = resets ? { ...bare, passkeys: [] } : account;
    await tx.putAccount({ ...kept, password, state: 'active' }, account.version);
    await tx.endSessionsOf(account.id);
    return { id: account.id };
  },
});
