import { createCipheriv, createHmac, timingSafeEqual } from 'node:crypto';
import type { Journey } from '../../../core/openid.ts';
import type { World } from '../../../core/ports.ts';

/** Why somebody goes to the provider: to sign in, or to link an account that they are signed in to. */
export type Purpose = 'in' | 'link';

const STATE = /^(in|link)\.([0-9a-f]{32})(?:\.([\w-]{1,700}))?\.[\w-]{43}$/;
// What is longer is left behind: an address of a provider holds only so much.
const LONGEST_TO = 500;

// Everything comes from the secret in the cookie of this browser, so nothing is stored until somebody is back.
function journeyAbout(world: Pick<World, 'site'>, key: Buffer, about: string): Journey {
  const made = (part: string): string => createHmac('sha256', key).update(`${part} ${about}`).digest('base64url');
  return {
    ...{ state: `${about}.${made('state')}`, nonce: made('nonce'), verifier: made('verifier') },
    back: `${world.site()}/sign-in/openid/back`,
  };
}

// The provider reads the state, and is not to learn where somebody goes. Each way has a key of its own, so the counter may
// begin at nought, and doing it again undoes it; the state as a whole is signed.
function veiled(key: Buffer, random: string, text: Buffer): Buffer {
  const own = createHmac('sha256', key).update(`to ${random}`).digest();
  return createCipheriv('aes-256-ctr', own, Buffer.alloc(16)).update(text);
}

/** A new way to the provider and back, for the browser with this key; `to` is an address of ours to go on to then. */
export function newJourney(
  world: Pick<World, 'site' | 'random'>,
  key: Buffer,
  ...[purpose, to = '']: readonly [purpose: Purpose, to?: string]
): Journey {
  const random = Buffer.from(world.random.bytes(16)).toString('hex');
  const text = Buffer.from(to);
  const isCarried = text.length > 0 && text.length <= LONGEST_TO;
  const parts = [purpose, random, ...(isCarried ? [veiled(key, random, text).toString('base64url')] : [])];
  return journeyAbout(world, key, parts.join('.'));
}

/** The way that a state belongs to, and where it goes on to; undefined when it was not this browser that left. */
export function journeyOf(
  world: Pick<World, 'site'>,
  key: Buffer | undefined,
  state: string,
): { readonly purpose: Purpose; readonly journey: Journey; readonly to?: string } | undefined {
  const [, purpose, random = '', sealed] = STATE.exec(state) ?? [];
  if (!key || !purpose) return undefined;
  const journey = journeyAbout(world, key, state.slice(0, state.lastIndexOf('.')));
  if (!timingSafeEqual(Buffer.from(journey.state), Buffer.from(state))) return undefined;
  const to = sealed === undefined ? undefined : veiled(key, random, Buffer.from(sealed, 'base64url')).toString();
  return { purpose: purpose === 'link' ? 'link' : 'in', journey, ...(to !== undefined && { to }) };
}
