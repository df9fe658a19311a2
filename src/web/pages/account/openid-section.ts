import { html } from 'hono/html';
import type { Account } from '../../../core/account.ts';
import type { World } from '../../../core/ports.ts';
import type { Ask } from '../../face.ts';
import { button, type Filled, sendingForm, textLine } from '../../parts/controls.ts';
import type { Html } from '../../parts/html.ts';

/** The provider that is set, and the one that an account is linked with, by their hosts. */
export type OpenidState = { readonly provider?: string; readonly linked?: string };

/** How an account stands with the provider. */
export function openidState({ openid: provider }: Pick<World, 'openid'>, { openid = '' }: Account): OpenidState {
  return { provider: provider?.name, linked: URL.parse(openid.split('|')[0] ?? '')?.host };
}

/** The part of the page of an account where it is linked with a provider; nothing where there is none. */
export function openidSection(ask: Ask, { provider, linked }: OpenidState, filled: Filled): Html {
  if (provider === undefined && linked === undefined) return html``;
  const remove = html`<div class="prose"><p>You can sign in with <bdi>${linked}</bdi> in the place of the password. Your second factor is asked for as well.</p></div>
${sendingForm(ask, '/account', html`<p>${button('Remove this link', { name: 'step', value: 'unlink', quiet: true })}</p>`)}`;
  const shown = { name: 'confirmed', label: 'Password', type: 'password' as const, required: true };
  const add = html`<div class="prose"><p>You show <bdi>${provider}</bdi> once who you are, and can sign in with it from then on.</p></div>
${sendingForm(
  ask,
  '/account',
  html`${textLine(filled, { ...shown, autocomplete: 'current-password' })}
<p>${button(`Link sign-in with ${provider}`, { name: 'step', value: 'link' })}</p>`,
)}`;
  return html`<section aria-labelledby="openid"><div class="prose"><h2 id="openid">Another way to sign in</h2></div>
${linked === undefined ? add : remove}</section>`;
}
