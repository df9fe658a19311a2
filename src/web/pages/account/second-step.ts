import { html } from 'hono/html';
import { stepOfCode } from '../../../accounts/one-time-code.ts';
import { passSecondStep } from '../../../accounts/pass-second-step.ts';
import { passkeyUsed } from '../../../accounts/passkey.ts';
import { refusedSignIn } from '../../../accounts/refused-sign-in.ts';
import type { Account, Session } from '../../../core/account.ts';
import { isRefusal, type Problem, Refused, refusedWith } from '../../../core/errors.ts';
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
import { countSecondStep } from '../../sign-in-door.ts';
import { onTheWay, wantedIn } from './opened.ts';
import { askedOf, NO_PASSKEY } from './passkey-question.ts';

const labels = { code: 'Code' };
const WRONG = 'This code is not right. Please look at the app again; each code holds for half a minute.';

type Shown = { readonly to: string; readonly filled: Filled; readonly problem?: Problem };

const notYet = html`<div class="prose"><p><a href="/sign-in">Please sign in first.</a></p></div>`;

function codeForm(ask: Ask, { to, filled }: Shown): Html {
  const line = { name: 'code', label: labels.code, required: true, autocomplete: 'one-time-code' };
  const help = 'The six digits that your app shows for Casebook.';
  return sendingForm(
    ask,
    '/sign-in/second',
    html`${hidden('to', to)}${textLine(filled, { ...line, help, inputmode: 'numeric' })}<p>${button('Go on')}</p>`,
  );
}

function passkeyForm(ask: Ask, to: string): Html {
  const content = html`${hidden('to', to)}${hidden('answer', '')}<p>${button('Use a passkey', { name: 'with', value: 'passkey', quiet: true })}</p>
<p class="hint" role="status" data-told>Passkeys need JavaScript.</p>`;
  return html`<div data-passkey="use">${sendingForm(ask, '/sign-in/second', content)}</div>`;
}

function stepPage(ask: Ask, shown: Shown): Html {
  const { account, session } = ask.visitor;
  const isWaiting = account && session?.strength === 'partial';
  const content = html`${problemSummary(shown.problem, labels, { isSecret: true })}
${account?.totp ? codeForm(ask, shown) : ''}
${account && account.passkeys.length > 0 ? passkeyForm(ask, shown.to) : ''}
<div class="prose"><p class="small">Lost the app or the passkey? An administrator can make a link with which you set up another.</p></div>
${signOutButton(ask)}`;
  return accountPage(ask, {
    title: 'Second step',
    path: '/sign-in/second',
    main: isWaiting
      ? content
      : session
        ? html`<div class="prose"><p>You are signed in. <a href="${shown.to}">Go on</a></p></div>`
        : notYet,
    ...(account && account.passkeys.length > 0 && { islands: ['passkey'] }),
  });
}

/** The page that asks for the second factor. */
export const secondStepFace = page(async (_world, ask) => ({ title: 'Second step', to: wantedIn(single(ask, 'to')) }), {
  show: ({ to }, ask) => stepPage(ask, { to, filled: unfilled }),
  twin: ({ title }) => ({ title }),
  islands: true,
});

type Own = { readonly account: Account; readonly session: Session };

async function shownIn(world: World, ask: FormAsk, { account, session }: Own): Promise<object> {
  if (ask.fields.text('with') === 'passkey') {
    const asked = askedOf(world, session);
    const used = asked && (await passkeyUsed(asked, account, ask.fields.text('answer')));
    if (!used) throw new Refused('bad-input', NO_PASSKEY);
    return used;
  }
  const step = account.totp && stepOfCode(account.totp.secret, ask.fields.text('code'), world.clock.now());
  if (step === undefined) throw new Refused('bad-input', WRONG, [{ path: 'code', message: WRONG }]);
  return { step };
}

/** Takes a code of the app, or what a passkey signed. A session that is full already goes on: the form may have been sent twice. */
export const secondStepForm: Form = {
  forms: 'page',
  islands: true,
  answer: async (world, ask: FormAsk) => {
    const to = wantedIn(ask.fields.text('to'));
    const { account, session, actor } = ask.visitor;
    if (!account || !session) return { to: onTheWay('/sign-in', to) };
    if (session.strength === 'full') return { to };
    countSecondStep(world, account.id);
    const shown = await shownIn(world, ask, { account, session }).catch(async (error) => {
      if (isRefusal(error, 'bad-input')) await refusedSignIn.perform(world, actor, { id: account.id });
      throw error;
    });
    const { id, version } = account;
    const result = await passSecondStep.perform(world, actor, { id, version, session: session.hash, shown });
    if (!result.ok) throw refusedWith(result.problem);
    return { to };
  },
  again: (_world, ask, problem) =>
    stepPage(ask, {
      to: wantedIn(ask.fields.text('to')),
      filled: { ...refilled(ask, problem), fields: unfilled.fields },
      problem,
    }),
};
