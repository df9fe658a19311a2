import { sha256 } from '../core/canonical.ts';
import type { Random } from '../core/ports.ts';

const SECRET = /^[\w-]{43}$/;
const HOUR = 3_600_000;
/** How long a one-time link can be used, in hours. */
export const LINK_HOURS = 72;

/** The secret of a new one-time link: 256 random bits in base64url. */
export function newLinkSecret(random: Random): string {
  return Buffer.from(random.bytes(32)).toString('base64url');
}

/** The secret of the link that a form makes: sending the form twice makes the same link. `once` is the key of the form. */
export function linkSecretOf(once: string): string {
  return Buffer.from(sha256(`casebook link ${once}`), 'hex').toString('base64url');
}

/** The hash under which a link is kept; undefined for what is no secret of a link. */
export function linkHash(secret: string): string | undefined {
  return SECRET.test(secret) ? sha256(`casebook ticket ${secret}`) : undefined;
}

/** When a link that is made at `time` can no longer be used, both ISO 8601. */
export function linkExpiry(time: string): string {
  return new Date(Date.parse(time) + LINK_HOURS * HOUR).toISOString();
}

/** When a link that is mailed at `time` can no longer be used, both ISO 8601: mail stays in many places. */
export function mailedLinkExpiry(time: string): string {
  return new Date(Date.parse(time) + HOUR).toISOString();
}

/** The path of a one-time link. */
export function linkPath(secret: string): string {
  return `/welcome/${secret}`;
}
