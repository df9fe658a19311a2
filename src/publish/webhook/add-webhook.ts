import { z } from 'zod';
import { action } from '../../core/action.ts';
import { Refused } from '../../core/errors.ts';
import { outwardAddress } from '../../core/outward.ts';
import { administrators } from '../../core/policy.ts';
import { webhookSecretPattern } from './webhook-message.ts';

// More would hold up the others, because each is told of everything.
const MOST = 50;

function isSecureAddress(text: string): boolean {
  return outwardAddress(text)?.protocol === 'https:';
}

/** An administrator names an address that is told of every publication from now on. */
export const addWebhook = action({
  name: 'add-webhook',
  who: administrators,
  input: z.strictObject({
    address: z
      .string()
      .trim()
      .refine(isSecureAddress, 'Please write one public address that begins with https://, without a password in it.'),
    secret: z.string().regex(webhookSecretPattern),
  }),
  run: async ({ address, secret }, { tx, world }) => {
    const all = await tx.webhooks();
    if (all.some((other) => other.address === address))
      throw new Refused('wrong-state', 'This address is told already.');
    if (all.length >= MOST) throw new Refused('wrong-state', `There may be ${MOST} webhooks at most.`);
    const id = `W-${await tx.nextNumber('webhook')}`;
    const due = world.clock.now();
    const told = await tx.sequence();
    const day = due.slice(0, 10);
    await tx.putWebhook({ id, version: 1, address, secret, state: 'on', told, tries: 0, due, day });
    return { id };
  },
});
