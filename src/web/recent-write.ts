import { generateCookie } from 'hono/cookie';
import { parse } from 'hono/utils/cookie';

// Long enough for a replica to catch up, in seconds.
const LIVES = 10;
const NAME = 'casebook-wrote';
const SEQUENCE = /^[1-9]\d{0,14}$/;

const isSecure = (site: string): boolean => site.startsWith('https:');
const nameAt = (site: string): string => (isSecure(site) ? `__Host-${NAME}` : NAME);

/**
 * The `set-cookie` of an answer to a form that wrote up to `sequence`: for some seconds this browser reads nothing older.
 * It holds that number, which all who write in the same moment share, and nothing of the person.
 */
export function wroteAt(sequence: number, site: string): string {
  const bounds = { path: '/', maxAge: LIVES, httpOnly: true, sameSite: 'Lax' } as const;
  if (isSecure(site)) return generateCookie(NAME, String(sequence), { ...bounds, secure: true, prefix: 'host' });
  return generateCookie(NAME, String(sequence), bounds);
}

/** The sequence that a request's cookies ask for; undefined without a recent write, and for what nobody of us wrote there. */
export function wroteIn(cookies: string | undefined, site: string): number | undefined {
  if (!cookies) return undefined;
  const value = parse(cookies, nameAt(site))[nameAt(site)];
  return value !== undefined && SEQUENCE.test(value) ? Number(value) : undefined;
}
