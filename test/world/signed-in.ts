import type { Account, AccountRole, Session } from '../../src/core/account.ts';
import type { World } from '../../src/core/ports.ts';
import { formToken, newSecret, sessionCookie, sessionHash } from '../../src/web/actor.ts';

/** Somebody with a session: what a browser sends, and what the forms it was given carry. */
export type SignedIn = {
  readonly account: Account;
  readonly session: Session;
  readonly cookie: string;
  readonly token: string;
};

type More = { readonly account?: Partial<Account>; readonly session?: Partial<Session> };

const HOUR = 3_600_000;

/** Makes an account of this role with a session of full strength, as if its owner had just signed in. */
export async function signIn(world: World, role: AccountRole, more: More = {}): Promise<SignedIn> {
  const now = world.clock.now();
  const secret = newSecret(world);
  const account = await world.store.transaction(async (tx) => {
    const made: Account = {
      id: `U-${await tx.nextNumber('account')}`,
      version: 1,
      name: `${role} ${secret.slice(0, 6)}`,
      credit: `An ${role} of the test`,
      role,
      state: 'active',
      passkeys: [],
      day: now.slice(0, 10),
      ...more.account,
    };
    await tx.putAccount(made, 0);
    return made;
  });
  const session: Session = {
    hash: sessionHash(secret),
    account: account.id,
    strength: 'full',
    made: now,
    seen: now,
    expires: new Date(Date.parse(now) + HOUR).toISOString(),
    label: 'A browser of the test',
    ...more.session,
  };
  await world.store.transaction((tx) => tx.putSession(session));
  const cookie = sessionCookie(secret, world.site()).split(';')[0] ?? '';
  return { account, session, cookie, token: formToken(secret) };
}
