import { html } from 'hono/html';
import { type Account, needsSecondFactor, type Session } from '../../../core/account.ts';
import { type Problem, Refused } from '../../../core/errors.ts';
import type { World } from '../../../core/ports.ts';
import { type Ask, page } from '../../face.ts';
import type { FormAsk } from '../../form-face.ts';
import { accountPage } from '../../parts/account-frame.ts';
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
import { dayOf } from '../../parts/text.ts';
import { type OpenidState, openidSection, openidState } from './openid-section.ts';

const labels = {
  current: 'Password now',
  password: 'New password',
  again: 'New password again',
  email: 'Mail address',
  shown: 'Password',
  confirmed: 'Password',
};

/** What the page of an account shows; it holds no secret. */
type Own = {
  readonly account: Pick<Account, 'name' | 'role' | 'credit' | 'day' | 'email'>;
  readonly mail: boolean;
  readonly openid: OpenidState;
  readonly hasCodes: boolean;
  readonly passkeys: readonly { readonly id: string; readonly label: string; readonly day: string }[];
  readonly sessions: readonly {
    readonly hash: string;
    readonly label: string;
    readonly day: string;
    readonly seen: string;
    readonly isThis: boolean;
  }[];
};

async function ownData(world: World, ask: Ask): Promise<Own> {
  const { account, session } = ask.visitor;
  if (!account || !session) throw new Refused('not-signed-in');
  const lineOf = ({ hash, label, made, seen }: Session) => ({
    hash,
    label,
    day: made,
    seen,
    isThis: hash === session.hash,
  });
  const now = world.clock.now();
  const sessions = (await world.store.sessionsOf(account.id)).filter(({ expires }) => expires > now).map(lineOf);
  const { name, role, credit, day, email, totp } = account;
  const passkeys = account.passkeys.map(({ id, label, day: since }) => ({ id, label, day: since }));
  const [mail, openid] = [world.mail !== undefined, openidState(world, account)];
  return {
    account: { name, role, credit, day, email },
    mail,
    openid,
    hasCodes: totp !== undefined,
    passkeys,
    sessions,
  };
}

const oneButton = (ask: Ask, fields: Html, label: readonly [string, string]): Html =>
  sendingForm(
    ask,
    '/account',
    html`${fields}<p>${button(label[0], { name: 'step', value: label[1], quiet: true })}</p>`,
  );

function factorSection(ask: Ask, { account, hasCodes, passkeys }: Own): Html {
  const isLast = needsSecondFactor(account.role) && Number(hasCodes) + passkeys.length <= 1;
  const remove = (id: string): Html => (isLast ? html`` : oneButton(ask, hidden('factor', id), ['Remove', 'remove']));
  const nothing = !hasCodes && passkeys.length === 0;
  return html`<section aria-labelledby="factors"><div class="prose"><h2 id="factors">Second factor</h2>
${nothing ? html`<p>None. With one, your password alone is of no use to anybody.</p>` : ''}</div>
<ul class="kept">${hasCodes ? html`<li><p>An app for codes</p>${remove('codes')}</li>` : ''}${passkeys.map(
    ({ id, label, day }) => html`<li><p>Passkey: <bdi>${label}</bdi>, since ${dayOf(day)}</p>${remove(id)}</li>`,
  )}</ul>
<div class="prose"><p><a href="/sign-in/set-up">${nothing ? 'Set one up' : hasCodes ? 'Add a passkey, or set up another app' : 'Set up another one'}</a></p></div></section>`;
}

function sessionSection(ask: Ask, { sessions }: Own): Html {
  const others = sessions.filter(({ isThis }) => !isThis);
  return html`<section aria-labelledby="sessions"><div class="prose"><h2 id="sessions">Where you are signed in</h2></div>
<ul class="kept">${sessions.map(
    ({ hash, label, day, seen, isThis }) =>
      html`<li><p><bdi>${label}</bdi>, since ${dayOf(day)}, last used ${dayOf(seen)}${isThis ? html` (<strong>this one</strong>)` : ''}</p>${isThis ? '' : oneButton(ask, hidden('ends', hash), ['Sign out there', 'end'])}</li>`,
  )}</ul>
${others.length > 1 ? oneButton(ask, hidden('ends', 'all'), ['Sign out everywhere else', 'end']) : ''}</section>`;
}

function passwordSection(ask: Ask, filled: Filled): Html {
  const line = { type: 'password' as const, required: true };
  const fresh = { ...line, autocomplete: 'new-password' };
  return html`<section aria-labelledby="password"><div class="prose"><h2 id="password">Password</h2></div>
${sendingForm(
  ask,
  '/account',
  html`${textLine(filled, { ...line, name: 'current', label: labels.current, autocomplete: 'current-password' })}
${textLine(filled, { ...fresh, name: 'password', label: labels.password })}
${textLine(filled, { ...fresh, name: 'again', label: labels.again })}
<p>${button('Change the password', { name: 'step', value: 'password' })}</p>`,
)}</section>`;
}

function addressSection(ask: Ask, { account, mail }: Own, filled: Filled): Html {
  if (!mail && account.email === undefined) return html``;
  const help = 'A link goes there when you have lost your password, and nothing else.';
  return html`<section aria-labelledby="address"><div class="prose"><h2 id="address">Mail address</h2></div>
${sendingForm(
  ask,
  '/account',
  html`${textLine(filled, { name: 'email', label: labels.email, type: 'email', autocomplete: 'email', help, value: account.email })}
${textLine(filled, { name: 'shown', label: labels.shown, type: 'password', required: true, autocomplete: 'current-password' })}
<p>${button('Keep this address', { name: 'step', value: 'address' })}</p>`,
)}</section>`;
}

function ownPage(ask: Ask, own: Own, { filled, problem }: { filled: Filled; problem?: Problem }): Html {
  const { name, role, credit, day } = own.account;
  return accountPage(ask, {
    title: 'Your account',
    path: '/account',
    main: html`<div class="prose"><p><strong><bdi>${name}</bdi></strong>, ${role} since ${dayOf(day)}. Your changes are signed “<bdi>${credit}</bdi>”.</p></div>
${problemSummary(problem, labels, { isSecret: true })}${sessionSection(ask, own)}${factorSection(ask, own)}${openidSection(ask, own.openid, filled)}${passwordSection(ask, filled)}${addressSection(ask, own, filled)}`,
  });
}

/** The page of one's own account: sessions, second factor, password. */
export const accountFace = page(ownData, {
  show: (own, ask) => ownPage(ask, own, { filled: unfilled }),
  // The hash of a session is what lets it be ended; it stays in the forms.
  twin: ({ sessions, ...rest }) => ({ ...rest, sessions: sessions.map(({ hash: _, ...line }) => line) }),
});

/** The same page, after a form on it was refused. */
export async function accountAgain(world: World, ask: FormAsk, problem: Problem): Promise<Html> {
  return ownPage(ask, await ownData(world, ask), { filled: refilled(ask, problem), problem });
}
