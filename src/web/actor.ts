import { createHmac } from 'node:crypto';
import { generateCookie } from 'hono/cookie';
import { parse } from 'hono/utils/cookie';
import type { Account, Session } from '../core/account.ts';
import { sha256 } from '../core/canonical.ts';
import { type Actor, reader } from '../core/policy.ts';
import type { World } from '../core/ports.ts';

/**
 * Who is asking. Without a living session it is a reader; a session that is partial leaves the actor a reader too, but
 * says whose it is, for the second step of signing in. `token` goes into every form shown to them. Never show the account
 * whole: it holds what only the server may know.
 */
export type Visitor = {
  readonly actor: Actor;
  readonly session?: Session;
  readonly account?: Account;
  readonly token?: string;
};

/** Somebody of whom nothing is known, as on every public page. */
export const stranger: Visitor = { actor: reader };

const NAMES = { https: '__Host-casebook', http: 'casebook-session' };
const SECRET = /^[\w-]{43}$/;
const HOUR = 3_600_000;
// A session that nobody used for so long is over; that it was used is written down more rarely.
const IDLE = 12 * HOUR;
const NOTED = HOUR / 6;

const isSecure = (site: string): boolean => site.startsWith('https:');
const nameAt = (site: string): string => (isSecure(site) ? NAMES.https : NAMES.http);

function cookie(value: string, site: string, more: { readonly maxAge?: number }): string {
  const bounds = { path: '/', httpOnly: true, sameSite: 'Lax', ...more } as const;
  return generateCookie(nameAt(site), value, isSecure(site) ? { ...bounds, secure: true } : bounds);
}

/** A new secret of a session: 256 random bits in base64url. It goes into the cookie and nowhere else. */
export function newSecret(world: Pick<World, 'random'>): string {
  return Buffer.from(world.random.bytes(32)).toString('base64url');
}

/** The hash under which a session is kept. */
export function sessionHash(secret: string): string {
  return sha256(secret);
}

/** The `set-cookie` of an answer that opens a session; the browser forgets it when it is closed. */
export function sessionCookie(secret: string, site: string): string {
  return cookie(secret, site, {});
}

/** The `set-cookie` of an answer that ends the session. */
export function endedCookie(site: string): string {
  return cookie('', site, { maxAge: 0 });
}

function secretIn(cookies: string | undefined, site: string): string | undefined {
  if (!cookies) return undefined;
  const value = parse(cookies, nameAt(site))[nameAt(site)];
  return value !== undefined && SECRET.test(value) ? value : undefined;
}

/** What forms of a session carry, so that no other site can send them: HMAC-SHA-256 of its secret, in hexadecimal. */
export function formToken(secret: string): string {
  return createHmac('sha256', secret).update('form').digest('hex');
}

// It would fill the audit, so it is no action. Whoever was signed out meanwhile stays so.
async function noteUse(world: World, { hash, seen }: Session, now: string): Promise<void> {
  if (Date.parse(now) - Date.parse(seen) < NOTED) return;
  await world.store.transaction(async (tx) => {
    const session = await tx.session(hash);
    if (session) await tx.putSession({ ...session, seen: now });
  });
}

/**
 * Whoever the session cookie stands for, with the role that the account has now. A session that has expired, was not used
 * for twelve hours, or belongs to an account that is not active, is none.
 */
export async function visitorOf(world: World, cookies: string | undefined): Promise<Visitor> {
  const secret = secretIn(cookies, world.site());
  const session = secret && (await world.store.session(sessionHash(secret)));
  if (!session) return stranger;
  const now = world.clock.now();
  if (session.expires <= now || Date.parse(now) - Date.parse(session.seen) > IDLE) return stranger;
  const account = await world.store.account(session.account);
  if (account?.state !== 'active') return stranger;
  await noteUse(world, session, now);
  const { id, role, credit } = account;
  const actor = session.strength === 'full' ? { role, name: id, account: id, credit } : reader;
  return { actor, session, account, token: formToken(secret) };
}

/** The actor behind a request's cookies. */
export async function actorOf(world: World, cookies: string | undefined): Promise<Actor> {
  return (await visitorOf(world, cookies)).actor;
}

/**
 * What a browser that goes to a sign-in provider can show when it comes back: an HMAC of the secret in its cookie, from which
 * state, nonce and verifier are made. Never show it.
 */
export function journeyKey(secret: string): Buffer {
  return createHmac('sha256', secret).update('journey').digest();
}

/** The same for the cookies of a request, whether there is a session behind them or not. */
export function journeyKeyOf(cookies: string | undefined, site: string): Buffer | undefined {
  const secret = secretIn(cookies, site);
  return secret === undefined ? undefined : journeyKey(secret);
}
