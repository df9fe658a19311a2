import { z } from 'zod';
import type { Account } from '../core/account.ts';
import { action } from '../core/action.ts';
import { Refused } from '../core/errors.ts';
import { everyone } from '../core/policy.ts';
import { ownAccount } from './held-account.ts';
import { sessionEnd } from './session-rules.ts';
import { accountId, hashOf, versionSeen } from './shapes.ts';

const shownCode = z.strictObject({ step: z.int().nonnegative() });
const shownPasskey = z.strictObject({ passkey: z.string().min(1).max(1_400), counter: z.int().nonnegative() });
const shown = z.union([shownCode, shownPasskey]);

// Neither a code nor an answer of a passkey may be shown twice.
function usedUp(account: Account, what: z.output<typeof shown>): Account {
  if ('step' in what) {
    if (!account.totp || what.step <= account.totp.lastStep)
      throw new Refused('bad-input', 'This code was used already. Please wait for the next one.', [
        { path: 'code', message: 'This code was used already. Please wait for the next one.' },
      ]);
    return { ...account, totp: { ...account.totp, lastStep: what.step } };
  }
  const { passkey, counter } = what;
  if (!account.passkeys.some(({ id }) => id === passkey))
    throw new Refused('wrong-state', 'This passkey is not one of this account.');
  return { ...account, passkeys: account.passkeys.map((one) => (one.id === passkey ? { ...one, counter } : one)) };
}

/** Makes a session full, for whoever showed a code or a passkey of the account at this version. */
export const passSecondStep = action({
  name: 'pass-second-step',
  who: everyone,
  input: z.strictObject({ id: accountId, version: versionSeen, session: hashOf, shown }),
  run: async (input, context) => {
    const { account, session } = await ownAccount(context, input);
    await context.tx.putAccount(usedUp(account, input.shown), account.version);
    const { memo: _, ...rest } = session;
    await context.tx.putSession({ ...rest, strength: 'full', expires: sessionEnd(account, 'full', session.made) });
    return { id: account.id };
  },
});
