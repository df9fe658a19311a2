import { z } from 'zod';
import { action } from '../core/action.ts';
import { Refused } from '../core/errors.ts';
import { everyone } from '../core/policy.ts';
import { accountName, creditLine, hashOf, passwordHash } from './shapes.ts';

/** Makes the first administrator, with the link that the keeper of the machine was shown. The link is then used up. */
export const becomeFirst = action({
  name: 'become-first',
  who: everyone,
  input: z.strictObject({ hash: hashOf, name: accountName, credit: creditLine, password: passwordHash }),
  run: async ({ hash, name, credit, password }, { tx, world }) => {
    const now = world.clock.now();
    const ticket = await tx.takeTicket(hash, now);
    const isFirst = (await tx.accounts()).length === 0;
    if (ticket?.kind !== 'first-administrator' || !isFirst)
      throw new Refused('wrong-state', 'This link was used already, or is too old.');
    const id = `U-${await tx.nextNumber('account')}`;
    const made = { id, version: 1, name, credit: credit || name, role: 'administrator', state: 'active' } as const;
    await tx.putAccount({ ...made, password, passkeys: [], day: now.slice(0, 10) }, 0);
    return { id };
  },
});
