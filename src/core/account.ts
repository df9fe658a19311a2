import type { Role } from './policy.ts';

/** The roles that accounts may have. */
export const accountRoles = ['contributor', 'editor', 'administrator'] as const satisfies readonly Role[];
/** A role of an account. */
export type AccountRole = (typeof accountRoles)[number];

/** A passkey as WebAuthn has it: the id and the public key in base64url, the counter of signatures. */
export type Passkey = {
  readonly id: string;
  readonly publicKey: string;
  readonly counter: number;
  readonly transports: readonly string[];
  readonly label: string;
  readonly day: string;
};

/**
 * Somebody who signs in. `name` is what they type, unique without regard to case; `credit` what revisions are signed with.
 * `password` is a PHC string (argon2id), `totp` the shared secret in base32 with the last step that was used up.
 */
export type Account = {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly credit: string;
  readonly role: AccountRole;
  readonly state: 'invited' | 'active' | 'disabled';
  readonly email?: string;
  readonly password?: string;
  readonly totp?: { readonly secret: string; readonly lastStep: number };
  readonly passkeys: readonly Passkey[];
  /** The subject that an OpenID provider knows them by, with the provider in front. */
  readonly openid?: string;
  readonly day: string;
};

/**
 * A session, kept by the hash of its secret. `strength` is `full` once everything that the role needs was shown; before
 * that only the second step of signing in is open. Times are ISO 8601.
 */
export type Session = {
  readonly hash: string;
  readonly account: string;
  readonly strength: 'partial' | 'full';
  readonly made: string;
  readonly seen: string;
  readonly expires: string;
  /** What browser it is, in the words of its owner's list: never an address. */
  readonly label: string;
  /** What a step of signing in must remember, such as a challenge. */
  readonly memo?: string;
};

/** A one-time link: what it allows, for which account, until when. */
export type Ticket = {
  readonly hash: string;
  readonly kind: 'first-administrator' | 'set-password';
  readonly account?: string;
  readonly expires: string;
  readonly memo?: string;
};

/** The name under which an account is looked up: without regard to case and to how letters are composed. */
export function nameKey(name: string): string {
  return name.normalize('NFKC').trim().toLowerCase();
}

/** Whether a role may only sign in with a second factor. */
export function needsSecondFactor(role: AccountRole): boolean {
  return role !== 'contributor';
}
