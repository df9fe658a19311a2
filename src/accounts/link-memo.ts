import type { Account, Ticket } from '../core/account.ts';
import { sha256 } from '../core/canonical.ts';

const RESETS = 'second-factor';
const KEEPS = 'password';

const markOf = ({ password = '' }: Pick<Account, 'password'>): string => sha256(password);

/**
 * What a link to choose a password remembers: whether it also takes away the second factor, and which password it replaces,
 * so that all links of an account end when one of them was used.
 */
export function linkMemo(account: Pick<Account, 'password'>, resets: boolean | undefined): string {
  return `${resets ? RESETS : KEEPS} ${markOf(account)}`;
}

/** Whether a link takes away the second factor too; undefined when the password was changed since it was made. */
export function resetsOf({ memo = '' }: Pick<Ticket, 'memo'>, account: Pick<Account, 'password'>): boolean | undefined {
  const [what, mark] = memo.split(' ');
  return mark === markOf(account) ? what === RESETS : undefined;
}
