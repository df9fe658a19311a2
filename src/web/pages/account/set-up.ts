import { html } from 'hono/html';
import { addFactor } from '../../../accounts/add-factor.ts';
import { browserLabel } from '../../../accounts/browser-label.ts';
import { codeAddress, codeKey, isCodeKey, KEY_BYTES, stepOfCode } from '../../../accounts/one-time-code.ts';
import { passkeyMade } from '../../../accounts/passkey.ts';
import { hasSecondFactor } from '../../../accounts/session-rules.ts';
import type { Session } from '../../../core/account.ts';
import { type Problem, Refused, refusedWith } from '../../../core/errors.ts';
import type { World } from '../../../core/ports.ts';
import { single } from '../../door.ts';
import { type Ask, page } from '../../face.ts';
import type { Form, FormAsk } from '../../form-face.ts';
import { accountPage, signOutButton } from '../../parts/account-frame.ts';
import {
  button,
  type Filled,
  hidden,
  problemSummary,
  refilled,
  sendingForm,
  textLine,
  unfilled,
} from '../../parts/controls.ts';
import type { Html } from '../../parts/html.ts';
import { qrCode } from '../../parts/qr-code.ts';
import { countSecondStep } from '../../sign-in-door.ts';
import { onTheWay, wantedIn } from './opened.ts';
import { askedOf, NO_PASSKEY } from './passkey-question.ts';

const TITLE = 'Set up a second factor';
const labels = { code: 'Code' };
const WRONG =
  'This code is not right. Please check that the app holds this key, and that the clock of its device is right.';

type Shown = { readonly to: string; readonly key: string; readonly filled: Filled; readonly problem?: Problem };

// Somebody who has a factor shows it before adding another.
const mayAdd = ({ visitor: { account, session } }: Ask): boolean =>
  account !== undefined && (session?.strength === 'full' || !hasSecondFactor(account));

function keyInFours(key: string): string {
  return key.replace(/(.{4})(?=.)/g, '$1 ');
}

function appSection(ask: Ask, { to, key, filled }: Shown): Html {
  const address = codeAddress(key, { issuer: 'Casebook', label: ask.visitor.account?.name ?? '' });
  const help = 'The six digits that the app then shows.';
  const line = { name: 'code', label: labels.code, required: true, autocomplete: 'one-time-code' };
  return html`<section aria-labelledby="app"><div class="prose"><h2 id="app">An app for codes</h2>
<p>Any app for one-time codes will do. Let it read this square, or open <a href="${address}">this link</a> on the device that has it, or type the key.</p>
<p>${qrCode(address, 'QR code of the key below')}</p>
<p>Key: <code class="key">${keyInFours(key)}</code></p></div>
${sendingForm(
  ask,
  '/sign-in/set-up',
  html`${hidden('to', to)}${hidden('key', key)}${textLine(filled, { ...line, help, inputmode: 'numeric' })}<p>${button('Set up')}</p>`,
)}</section>`;
}

function passkeySection(ask: Ask, to: string): Html {
  const content = html`${hidden('to', to)}${hidden('answer', '')}<p>${button('Set up a passkey', { name: 'with', value: 'passkey', quiet: true })}</p>
<p class="hint" role="status" data-told>Passkeys need JavaScript.</p>`;
  return html`<section aria-labelledby="passkey"><div class="prose"><h2 id="passkey">Or a passkey</h2>
<p>A security key, or the lock of this device: its finger print, face or code.</p></div>
<div data-passkey="make">${sendingForm(ask, '/sign-in/set-up', content)}</div></section>`;
}

function setUpPage(ask: Ask, shown: Shown): Html {
  const { session } = ask.visitor;
  const why =
    session?.strength === 'partial'
      ? html`<div class="prose"><p>Whoever decides what is published shows two things when they sign in: the password, and something they have. Please set up one of these.</p></div>`
      : '';
  const content = html`${why}${problemSummary(shown.problem, labels, { isSecret: true })}${appSection(ask, shown)}${passkeySection(ask, shown.to)}${session?.strength === 'partial' ? signOutButton(ask) : ''}`;
  return accountPage(ask, {
    title: TITLE,
    path: '/sign-in/set-up',
    main: mayAdd(ask)
      ? content
      : html`<div class="prose"><p><a href="${session ? '/sign-in/second' : '/sign-in'}">Please sign in first.</a></p></div>`,
    ...(mayAdd(ask) && { islands: ['passkey'] }),
  });
}

const newKey = (world: { readonly random: { bytes(count: number): Uint8Array } }): string =>
  codeKey(world.random.bytes(KEY_BYTES));

/** The page where a second factor is set up. */
export const setUpFace = page(
  async (world, ask) => ({ title: TITLE, to: wantedIn(single(ask, 'to')), key: newKey(world) }),
  {
    show: ({ to, key }, ask) => setUpPage(ask, { to, key, filled: unfilled }),
    twin: ({ title }) => ({ title }),
    islands: true,
  },
);

type Own = { readonly session: Session };

async function factorIn(world: World, ask: FormAsk, { session }: Own): Promise<object> {
  if (ask.fields.text('with') === 'passkey') {
    const asked = askedOf(world, session);
    const passkey = asked && (await passkeyMade(asked, ask.fields.text('answer')));
    if (!passkey) throw new Refused('bad-input', NO_PASSKEY);
    return { passkey: { ...passkey, label: browserLabel(ask.headers.get('user-agent') ?? '') } };
  }
  const secret = ask.fields.text('key');
  if (!isCodeKey(secret)) throw new Refused('bad-input', 'This form was damaged. Please open the page again.');
  const step = stepOfCode(secret, ask.fields.text('code'), world.clock.now());
  if (step === undefined) throw new Refused('bad-input', WRONG, [{ path: 'code', message: WRONG }]);
  return { codes: { secret, step } };
}

/** Takes the passkey that was made, or the first code of a new app, which shows that the app holds the key. */
export const setUpForm: Form = {
  forms: 'page',
  islands: true,
  answer: async (world, ask: FormAsk) => {
    const [to, key] = [wantedIn(ask.fields.text('to')), ask.fields.text('key')];
    const { account, session, actor } = ask.visitor;
    if (!account || !session || !mayAdd(ask)) return { to: onTheWay('/sign-in', to) };
    if (key !== '' && account.totp?.secret === key) return { to };
    countSecondStep(world, account.id);
    const factor = await factorIn(world, ask, { session });
    const { id, version } = account;
    const result = await addFactor.perform(world, actor, { id, version, session: session.hash, factor });
    if (!result.ok) throw refusedWith(result.problem);
    return { to };
  },
  again: (world, ask, problem) => {
    const key = ask.fields.text('key');
    const filled = { ...refilled(ask, problem), fields: unfilled.fields };
    const to = wantedIn(ask.fields.text('to'));
    return setUpPage(ask, { to, key: isCodeKey(key) ? key : newKey(world), filled, problem });
  },
};
