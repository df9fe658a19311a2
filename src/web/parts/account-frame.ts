import { html } from 'hono/html';
import { administrators, allows, editors } from '../../core/policy.ts';
import type { Ask } from '../face.ts';
import { button, sendingForm } from './controls.ts';
import type { Html } from './html.ts';
import { layout } from './layout.ts';

type Page = {
  readonly title: string;
  readonly path: string;
  readonly main: Html;
  readonly isWide?: boolean;
  readonly islands?: readonly string[];
};

// Where somebody who is signed in can go; on pages for everybody nothing tells that they are.
function ways({ visitor }: Ask): Html {
  if (visitor.session?.strength !== 'full') return html``;
  const links = [
    ...(allows(editors, visitor.actor) ? [['/desk', 'Desk']] : []),
    ...(allows(administrators, visitor.actor)
      ? [
          ['/desk/accounts', 'Accounts'],
          ['/desk/audit', 'Audit'],
        ]
      : []),
    ['/account', 'Your account'],
  ];
  return html`<p class="account-ways">${links.map(([to, label], at) => html`${at === 0 ? '' : ' · '}<a href="${to}">${label}</a>`)}</p>`;
}

/** The button that signs out. */
export function signOutButton(ask: Ask): Html {
  return sendingForm(ask, '/sign-out', html`<p>${button('Sign out', { quiet: true })}</p>`);
}

/** A page of signing in or of one's account, with the ways from there. */
export function accountPage(ask: Ask, { title, path, main, isWide, islands }: Page): Html {
  return layout({
    title,
    path,
    hidden: true,
    islands,
    main: html`<div class="${isWide ? 'desk' : 'desk narrow'}"><div class="prose">${ways(ask)}<h1>${title}</h1></div>
${main}</div>`,
  });
}
