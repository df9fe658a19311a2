import { browserLabel } from '../../../accounts/browser-label.ts';
import { endSession } from '../../../accounts/end-session.ts';
import { hasSecondFactor } from '../../../accounts/session-rules.ts';
import { signIn } from '../../../accounts/sign-in.ts';
import { signInOpenid } from '../../../accounts/sign-in-openid.ts';
import type { Account } from '../../../core/account.ts';
import { valueOfResult } from '../../../core/errors.ts';
import { reader } from '../../../core/policy.ts';
import type { World } from '../../../core/ports.ts';
import { newSecret, sessionCookie, sessionHash } from '../../actor.ts';
import type { FormAsk, Sent } from '../../form-face.ts';
import { ownAddress } from '../../parts/address.ts';

const HOME = '/account';

/** Where somebody wanted to go before they had to sign in; only an address of this site counts. */
export function wantedIn(text: string | undefined): string {
  const own = text && text.length <= 1_000 ? ownAddress(text) : undefined;
  return own === undefined || /^\/sign-(?:in|out)\b/.test(own) ? HOME : own;
}

/** Whether this is where people go who wanted to go nowhere else. */
export function isHome(address: string): boolean {
  return address === HOME;
}

/** An address of signing in that remembers where to go on to. */
export function onTheWay(path: string, to: string): string {
  return isHome(to) ? path : `${path}?to=${encodeURIComponent(to)}`;
}

// Without `openid` it was the password that was shown.
type Shown = { readonly account: Account; readonly openid?: string; readonly to?: string };

/**
 * Opens a session for whoever just showed the password of an account, or came from the provider that it is linked with, in
 * the place of any they had, and says what comes next.
 */
export async function opened(world: World, ask: FormAsk, { account, openid, to: wanted }: Shown): Promise<Sent> {
  const [secret, before] = [newSecret(world), ask.visitor.session];
  const session = { hash: sessionHash(secret), label: browserLabel(ask.headers.get('user-agent') ?? '') };
  const { id, version } = account;
  const input = { id, version, session };
  const { strength } = valueOfResult(
    await (openid === undefined
      ? signIn.perform(world, reader, input)
      : signInOpenid.perform(world, reader, { ...input, openid })),
  );
  // Whoever ended it meanwhile wanted the same.
  if (before) await endSession.perform(world, ask.visitor.actor, { session: before.hash, ends: before.hash });
  const to = wantedIn(wanted);
  const step = hasSecondFactor(account) ? '/sign-in/second' : '/sign-in/set-up';
  return { to: strength === 'full' ? to : onTheWay(step, to), cookies: [sessionCookie(secret, world.site())] };
}
