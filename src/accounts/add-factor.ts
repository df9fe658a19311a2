import { z } from 'zod';
import type { Account } from '../core/account.ts';
import { action } from '../core/action.ts';
import { Refused } from '../core/errors.ts';
import { everyone } from '../core/policy.ts';
import { ownAccount } from './held-account.ts';
import { isCodeKey } from './one-time-code.ts';
import { hasSecondFactor, sessionEnd } from './session-rules.ts';
import { accountId, hashOf, versionSeen } from './shapes.ts';

const base64url = z.string().regex(/^[\w-]{1,2000}$/, 'is not base64url');
const codes = z.strictObject({ secret: z.string().refine(isCodeKey, 'is not a key'), step: z.int().nonnegative() });
const passkey = z.strictObject({
  id: base64url,
  publicKey: base64url,
  counter: z.int().nonnegative(),
  transports: z.array(z.string().regex(/^[a-z-]{1,20}$/)).max(10),
  label: z.string().min(1).max(80),
});
const factor = z.union([z.strictObject({ codes }), z.strictObject({ passkey })]);

const MOST_PASSKEYS = 10;

function withFactor(account: Account, added: z.output<typeof factor>, day: string): Account {
  if ('codes' in added) {
    const { secret, step } = added.codes;
    return { ...account, totp: { secret, lastStep: step } };
  }
  if (account.passkeys.length >= MOST_PASSKEYS)
    throw new Refused('wrong-state', `There are ${MOST_PASSKEYS} passkeys already. Please remove one first.`);
  return { ...account, passkeys: [...account.passkeys, { ...added.passkey, day }] };
}

/**
 * Gives an account a second factor that was just shown: an app for codes, in the place of the one before, or one more
 * passkey. A session that waited for the first one is full then; one that waits for another may not add any. All other
 * sessions end.
 */
export const addFactor = action({
  name: 'add-factor',
  who: everyone,
  input: z.strictObject({ id: accountId, version: versionSeen, session: hashOf, factor }),
  run: async (input, context) => {
    const { account, session } = await ownAccount(context, input);
    if (session.strength !== 'full' && hasSecondFactor(account)) throw new Refused('not-signed-in');
    const { tx, world } = context;
    await tx.putAccount(withFactor(account, input.factor, world.clock.now().slice(0, 10)), account.version);
    await tx.endSessionsOf(account.id, session.hash);
    const { memo: _, ...rest } = session;
    await tx.putSession({ ...rest, strength: 'full', expires: sessionEnd(account, 'full', session.made) });
    return { id: account.id };
  },
});
