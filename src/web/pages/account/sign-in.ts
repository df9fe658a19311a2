import { html } from 'hono/html';
import { isPassword } from '../../../accounts/password.ts';
import { refusedSignIn } from '../../../accounts/refused-sign-in.ts';
import { nameKey } from '../../../core/account.ts';
import { type Problem, Refused } from '../../../core/errors.ts';
import { reader } from '../../../core/policy.ts';
import type { World } from '../../../core/ports.ts';
import { single } from '../../door.ts';
import { type Ask, page } from '../../face.ts';
import type { Again, Form, FormAsk } from '../../form-face.ts';
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
import { countSignIn } from '../../sign-in-door.ts';
import { opened, wantedIn } from './opened.ts';

const labels = { name: 'Name', password: 'Password' };
const WRONG = 'The name or the password is not right. Please try again.';

type Ways = { readonly mail: boolean; readonly provider?: string };
type Shown = Ways & { readonly to: string; readonly filled: Filled; readonly problem?: Problem };

const waysOf = (world: World): Ways => ({ mail: world.mail !== undefined, provider: world.openid?.name });

function signInPage(ask: Ask, { to, mail, provider, filled, problem }: Shown): Html {
  const { account, session } = ask.visitor;
  const present =
    account && session?.strength === 'full'
      ? html`<div class="prose"><p>You are signed in as <bdi>${account.name}</bdi>. <a href="/account">Your account</a></p></div>`
      : '';
  const password = { name: 'password', label: labels.password, type: 'password' as const, required: true };
  return accountPage(ask, {
    title: 'Sign in',
    path: '/sign-in',
    main: html`${present}
<div class="prose"><p>For those who edit this collection. Reading, reporting and improving need no account.</p></div>
${problemSummary(problem, labels, { isSecret: true })}
${sendingForm(
  ask,
  '/sign-in',
  html`${hidden('to', to)}${textLine(filled, { name: 'name', label: labels.name, required: true, autocomplete: 'username' })}
${textLine(filled, { ...password, autocomplete: 'current-password' })}
<p>${button('Sign in')}</p>`,
)}
${provider === undefined ? '' : sendingForm(ask, '/sign-in/openid', html`${hidden('to', to)}<p>${button(`Sign in with ${provider}`, { quiet: true })}</p>`)}
<div class="prose"><p class="small">Lost your password? ${mail ? html`<a href="/sign-in/forgotten">Get a link by mail</a>, or ask an administrator for one.` : 'An administrator can make a link with which you choose a new one.'}</p></div>`,
  });
}

/** The page where people sign in. */
export const signInFace = page(
  async (world, ask) => ({ title: 'Sign in', to: wantedIn(single(ask, 'to')), ways: waysOf(world) }),
  {
    show: ({ to, ways }, ask) => signInPage(ask, { ...ways, to, filled: unfilled }),
    twin: ({ title }) => ({ title }),
  },
);

/** The same page, after signing in was refused. */
export const signInAgain: Again = (world, ask, problem) =>
  signInPage(ask, { ...waysOf(world), to: wantedIn(ask.fields.text('to')), filled: refilled(ask, problem), problem });

/** Takes name and password. Whether the name is known to us cannot be told from the answer, nor from how long it takes. */
export const signInForm: Form = {
  forms: 'page',
  answer: async (world, ask: FormAsk) => {
    const [name, password] = [ask.fields.text('name'), ask.fields.text('password')];
    countSignIn(world, ask, nameKey(name.slice(0, 200)));
    const account = name.length > 200 ? undefined : await world.store.accountNamed(name);
    const known = account?.state === 'active' ? account.password : undefined;
    if (!(await isPassword(known, password)) || !account) {
      await refusedSignIn.perform(world, reader, account ? { id: account.id } : {});
      throw new Refused('bad-input', WRONG, [{ path: 'password', message: WRONG }]);
    }
    return opened(world, ask, { account, to: ask.fields.text('to') });
  },
  again: signInAgain,
};
