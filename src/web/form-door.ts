import { timingSafeEqual } from 'node:crypto';
import { Refused } from '../core/errors.ts';
import type { Visitor } from './actor.ts';
import type { Fields } from './form-fields.ts';

/** The hidden field in which forms of signed-in people carry their token. */
export const TOKEN_FIELD = 'form-token';

/**
 * Refuses a write that another site sent. Browsers say where a request comes from; those that do not say it name at least
 * the origin, which is "null" here, because our pages send no referrer.
 */
export function checkOrigin(headers: Headers, site: string): void {
  const place = headers.get('sec-fetch-site');
  if (place !== null) {
    if (place === 'same-origin') return;
    throw new Refused('not-from-here');
  }
  const origin = headers.get('origin');
  if (origin === null || origin === 'null' || origin === new URL(site).origin) return;
  throw new Refused('not-from-here');
}

/** Refuses a form of somebody with a session unless it carries the token of that session; others need none. */
export function checkToken({ token }: Visitor, fields: Fields): void {
  if (token === undefined) return;
  const [sent, right] = [Buffer.from(fields.text(TOKEN_FIELD)), Buffer.from(token)];
  if (sent.length === right.length && timingSafeEqual(sent, right)) return;
  throw new Refused('not-from-here', 'This form was opened before you signed in. Please open the page again.');
}
