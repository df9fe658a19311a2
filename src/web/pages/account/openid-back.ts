import { html } from 'hono/html';
import type { Problem } from '../../../core/errors.ts';
import type { World } from '../../../core/ports.ts';
import { single } from '../../door.ts';
import { type Ask, page } from '../../face.ts';
import { accountPage } from '../../parts/account-frame.ts';
import { button, hidden, problemSummary, sendingForm } from '../../parts/controls.ts';
import type { Html } from '../../parts/html.ts';

const TITLE = 'Signing in';

/** What providers put into the address they send people back to; most of it is nothing to us. */
export const backParameters: readonly string[] = [
  ...['code', 'state', 'iss', 'error', 'error_description', 'error_uri'],
  ...['session_state', 'scope', 'authuser', 'hd', 'prompt'],
];

/** The page where people are back from a provider. Their browser goes on only when they press the button. */
export const backFace = page(
  async (world, ask) => ({
    title: TITLE,
    name: world.openid?.name,
    back: { code: single(ask, 'code') ?? '', state: single(ask, 'state') ?? '', iss: single(ask, 'iss') ?? '' },
  }),
  {
    show: ({ name, back }, ask) => {
      const isLink = back.state.startsWith('link.');
      const again = isLink ? '/account' : '/sign-in';
      const fields = html`${hidden('code', back.code)}${hidden('state', back.state)}${hidden('iss', back.iss)}`;
      const goOn = html`<div class="prose"><p>You are back from <bdi>${name}</bdi>.</p></div>
${sendingForm(ask, '/sign-in/openid/back', html`${fields}<p>${button(isLink ? 'Link it with your account' : 'Sign in')}</p>`)}`;
      const nothing = html`<div class="prose"><p>Nobody was signed in. <a href="${again}">Begin again</a></p></div>`;
      const main = name !== undefined && back.code !== '' ? goOn : nothing;
      return accountPage(ask, { title: TITLE, path: '/sign-in/openid/back', main });
    },
    twin: ({ title }) => ({ title }),
  },
);

/** What is shown when the way back was refused. A code is good once, so there is nothing to send again. */
export function backAgain(_world: World, ask: Ask, problem: Problem): Html {
  const again = ask.visitor.session?.strength === 'full' ? '/account' : '/sign-in';
  return accountPage(ask, {
    title: TITLE,
    path: '/sign-in/openid/back',
    main: html`${problemSummary(problem, {})}<div class="prose"><p><a href="${again}">Begin again</a></p></div>`,
  });
}

/** The page that leads to the provider: browsers do not let a form lead to another site, and so a link does. */
export function leavePage(ask: Ask, { name, address }: { readonly name: string; readonly address: string }): Html {
  return accountPage(ask, {
    title: TITLE,
    path: '/sign-in/openid',
    main: html`<div class="prose"><p>You show who you are at <bdi>${name}</bdi>, and come back here then.</p>
<p><a href="${address}">Go on to ${name}</a></p></div>`,
  });
}
