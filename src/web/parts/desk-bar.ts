import { html } from 'hono/html';
import { administrators, allows, editors } from '../../core/policy.ts';
import type { Ask } from '../face.ts';
import { sealed } from './controls.ts';
import type { Html } from './html.ts';

const ofEditors = [
  ['/desk', 'Queue'],
  ['/desk/records', 'Records'],
  ['/desk/entities', 'Entities'],
  ['/desk/sources', 'Sources'],
] as const;
const ofAdministrators = [
  ['/desk/accounts', 'Accounts'],
  ['/desk/webhooks', 'Webhooks'],
  ['/desk/audit', 'Audit'],
] as const;

/**
 * Where somebody who is signed in can go, the same on all pages of the desk and of accounts; on pages for everybody nothing
 * tells that they are. `path` is the page they are on.
 */
export function deskBar({ visitor }: Pick<Ask, 'visitor'>, path: string): Html {
  if (visitor.session?.strength !== 'full') return html``;
  const links = [
    ...(allows(editors, visitor.actor) ? ofEditors : []),
    ...(allows(administrators, visitor.actor) ? ofAdministrators : []),
    ['/account', 'Your account'] as const,
  ];
  const [here] = path.split('?');
  const lines = links.map(
    ([to, label]) => html`<li><a href="${to}"${to === here ? html` aria-current="page"` : ''}>${label}</a></li>`,
  );
  const out = html`<form method="post" action="/sign-out" accept-charset="utf-8">${sealed({ visitor })}<button class="quiet">Sign out</button></form>`;
  return html`<nav class="desk-bar" aria-label="Signed in"><ul>${lines}<li>${out}</li></ul></nav>`;
}
