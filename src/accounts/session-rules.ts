import { type Account, needsSecondFactor, type Session } from '../core/account.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Whether somebody has an app for codes or a passkey. */
export function hasSecondFactor({ totp, passkeys }: Pick<Account, 'totp' | 'passkeys'>): boolean {
  return totp !== undefined || passkeys.length > 0;
}

/** How strong a session is once the password was right: whoever has or needs a second factor has to show it. */
export function strengthAfterPassword(account: Account): Session['strength'] {
  return hasSecondFactor(account) || needsSecondFactor(account.role) ? 'partial' : 'full';
}

/**
 * When a session ends at the latest, ISO 8601: half an hour for one that waits for the second factor, twelve hours for those
 * who decide what is published, fourteen days for all others.
 */
export function sessionEnd({ role }: Pick<Account, 'role'>, strength: Session['strength'], made: string): string {
  const full = needsSecondFactor(role) ? 12 * HOUR : 14 * DAY;
  return new Date(Date.parse(made) + (strength === 'partial' ? 30 * MINUTE : full)).toISOString();
}
