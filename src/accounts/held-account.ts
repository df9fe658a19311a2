import type { Account, Session } from '../core/account.ts';
import type { ActionContext } from '../core/action.ts';
import { Refused } from '../core/errors.ts';

/** An account by its id. Refuses with `not-found`, and with `conflict` when it is not at the version that was looked at. */
export async function heldAccount(
  { tx }: Pick<ActionContext, 'tx'>,
  seen: { readonly id: string; readonly version?: number },
): Promise<Account> {
  const account = await tx.account(seen.id);
  if (!account) throw new Refused('not-found', `There is no account ${seen.id}.`);
  if (seen.version !== undefined && account.version !== seen.version) throw new Refused('conflict');
  return account;
}

/**
 * An account and a living session of its own, by the session's hash, which nobody but its owner's browser can name. Refuses
 * with `not-signed-in` where there is none.
 */
export async function ownAccount(
  { tx, world }: Pick<ActionContext, 'tx' | 'world'>,
  seen: { readonly id: string; readonly version?: number; readonly session: string },
): Promise<{ readonly account: Account; readonly session: Session }> {
  const session = await tx.session(seen.session);
  if (session?.account !== seen.id || session.expires <= world.clock.now()) throw new Refused('not-signed-in');
  const account = await heldAccount({ tx }, seen);
  if (account.state !== 'active') throw new Refused('not-signed-in');
  return { account, session };
}

/** Refuses when an account is the last administrator who can sign in: nobody could make another one. */
export async function refuseLastAdministrator({ tx }: Pick<ActionContext, 'tx'>, id: string): Promise<void> {
  const others = (await tx.accounts()).filter((one) => one.role === 'administrator' && one.state === 'active');
  if (others.some((one) => one.id === id) && others.length === 1)
    throw new Refused('wrong-state', 'This is the only administrator. Please make somebody else one first.');
}
