import { linkOpenid } from '../../../accounts/link-openid.ts';
import { Refused, valueOfResult } from '../../../core/errors.ts';
import type { Journey, JourneyEnd, OpenidProvider } from '../../../core/openid.ts';
import type { World } from '../../../core/ports.ts';
import { journeyKey, journeyKeyOf, newSecret, sessionCookie } from '../../actor.ts';
import { type Form, type FormAsk, form, look, type Sent } from '../../form-face.ts';
import { countNetwork, countSecondStep } from '../../sign-in-door.ts';
import { accountAgain } from './account.ts';
import { journeyOf, newJourney } from './journey.ts';
import { isHome, opened, wantedIn } from './opened.ts';
import { backAgain, leavePage } from './openid-back.ts';
import { checkShown, ownIn } from './own-session.ts';
import { signInAgain } from './sign-in.ts';

const STRANGE = 'This was begun in another browser, or before the one you have was closed. Please begin again.';
const UNKNOWN =
  'No account here is linked with this sign-in. Please sign in with your password, and link it on the page of your account.';

function providerOf({ openid }: World): OpenidProvider {
  if (openid) return openid;
  throw new Refused('wrong-state', 'This site has no provider to sign in with.');
}

const keyIn = (world: World, { headers }: FormAsk): Buffer | undefined =>
  journeyKeyOf(headers.get('cookie') ?? undefined, world.site());

async function away(world: World, ask: FormAsk, journey: Journey) {
  const provider = providerOf(world);
  const address = await provider.leave(journey);
  // Nobody need press the link: it is there for browsers that do not follow.
  return { page: leavePage(ask, { name: provider.name, address }), headers: { refresh: `0; url=${address}` } };
}

/** Leads to the provider with a new secret in the cookie, which stands for no session. */
export const signInOpenidForm: Form = look(async (world, ask): Promise<Sent> => {
  providerOf(world);
  const to = wantedIn(ask.fields.text('to'));
  if (ask.visitor.session?.strength === 'full') return { to };
  countNetwork(world, ask);
  const secret = newSecret(world);
  const sent = await away(world, ask, newJourney(world, journeyKey(secret), 'in', isHome(to) ? '' : to));
  return { ...sent, cookies: [sessionCookie(secret, world.site())] };
}, signInAgain);

/** Leads to the provider from the page of an account, to link it; the password is asked for before. */
export const linkForm: Form = look(async (world, ask) => {
  providerOf(world);
  await checkShown(world, ask, 'confirmed');
  const key = keyIn(world, ask);
  if (!key) throw new Refused('not-signed-in');
  return away(world, ask, newJourney(world, key, 'link'));
}, accountAgain);

/** Takes the link with a provider away. */
export const unlinkForm: Form = form({
  action: linkOpenid,
  read: async (_world, ask) => {
    const { account, session } = ownIn(ask);
    return { id: account.id, version: account.version, session: session.hash };
  },
  next: async () => ({ to: '/account' }),
  again: accountAgain,
});

async function linked(world: World, ask: FormAsk, arrive: () => Promise<string>): Promise<Sent> {
  const { account, session } = ownIn(ask);
  countSecondStep(world, account.id);
  const openid = await arrive();
  const input = { id: account.id, version: account.version, session: session.hash, openid };
  valueOfResult(await linkOpenid.perform(world, ask.visitor.actor, input));
  return { to: '/account' };
}

async function entered(
  world: World,
  ask: FormAsk,
  { arrive, to }: { readonly arrive: () => Promise<string>; readonly to: string },
): Promise<Sent> {
  countNetwork(world, ask);
  const openid = await arrive();
  const account = await world.store.accountOfOpenid(openid);
  if (account?.state !== 'active') throw new Refused('bad-input', UNKNOWN);
  return opened(world, ask, { account, openid, to });
}

/** Takes what the provider answered, from the browser that went there: opens a session, or links the account. */
export const backForm: Form = {
  forms: 'page',
  answer: async (world, ask: FormAsk) => {
    const provider = providerOf(world);
    const found = journeyOf(world, keyIn(world, ask), ask.fields.text('state'));
    const code = ask.fields.text('code');
    if (!found || code === '') throw new Refused('bad-input', STRANGE);
    const end: JourneyEnd = { code, iss: ask.fields.text('iss') || undefined };
    const arrive = () => provider.arrive(found.journey, end);
    return found.purpose === 'link' ? linked(world, ask, arrive) : entered(world, ask, { arrive, to: found.to ?? '' });
  },
  again: backAgain,
};
