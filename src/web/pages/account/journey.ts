import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Journey } from '../../../core/openid.ts';
import type { World } from '../../../core/ports.ts';

/** Why somebody goes to the provider: to sign in, or to link an account that they are signed in to. */
export type Purpose = 'in' | 'link';

const STATE = /^(in|link)\.([0-9a-f]{32})\.([\w-]{43})$/;

// Everything comes from the secret in the cookie of this browser, so nothing is stored until somebody is back.
function journeyAbout(world: Pick<World, 'site'>, key: Buffer, about: string): Journey {
  const made = (part: string): string => createHmac('sha256', key).update(`${part} ${about}`).digest('base64url');
  return {
    ...{ state: `${about}.${made('state')}`, nonce: made('nonce'), verifier: made('verifier') },
    back: `${world.site()}/sign-in/openid/back`,
  };
}

/** A new way to the provider and back, for the browser with this key. */
export function newJourney(world: Pick<World, 'site' | 'random'>, key: Buffer, purpose: Purpose): Journey {
  return journeyAbout(world, key, `${purpose}.${Buffer.from(world.random.bytes(16)).toString('hex')}`);
}

/** The way that a state belongs to; undefined when it was not this browser that left. */
export function journeyOf(
  world: Pick<World, 'site'>,
  key: Buffer | undefined,
  state: string,
): { readonly purpose: Purpose; readonly journey: Journey } | undefined {
  const [, purpose, random] = STATE.exec(state) ?? [];
  if (!key || !purpose) return undefined;
  const journey = journeyAbout(world, key, `${purpose}.${random}`);
  const isOurs = timingSafeEqual(Buffer.from(journey.state), Buffer.from(state));
  return isOurs ? { purpose: purpose === 'link' ? 'link' : 'in', journey } : undefined;
}
