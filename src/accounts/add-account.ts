import { z } from 'zod';
import { action } from '../core/action.ts';
import { Refused } from '../core/errors.ts';
import { administrators } from '../core/policy.ts';
import { linkMemo } from './link-memo.ts';
import { linkExpiry } from './link-secret.ts';
import { accountName, accountRole, creditLine, hashOf } from './shapes.ts';

const email = z.union([z.literal(''), z.email('Please check this address.').max(254)]);

/** Invites somebody: an account without a password, and the link, by its hash, with which they choose one. */
export const addAccount = action({
  name: 'add-account',
  who: administrators,
  input: z.strictObject({
    name: accountName,
    role: accountRole,
    credit: creditLine.optional(),
    email: email.optional(),
    hash: hashOf,
  }),
  run: async ({ name, role, credit, email: address, hash }, { tx, world }) => {
    if (await tx.accountNamed(name)) {
      const message = 'Somebody has this name already. Please choose another.';
      throw new Refused('bad-input', message, [{ path: 'name', message }]);
    }
    const now = world.clock.now();
    const id = `U-${await tx.nextNumber('account')}`;
    const made = { id, version: 1, name, credit: credit || name, role, state: 'invited' } as const;
    const day = now.slice(0, 10);
    await tx.putAccount({ ...made, ...(address && { email: address }), passkeys: [], day }, 0);
    const memo = linkMemo({}, false);
    await tx.putTicket({ hash, kind: 'set-password', account: id, expires: linkExpiry(now), memo });
    return { id };
  },
});
