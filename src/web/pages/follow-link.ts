import { html } from 'hono/html';
import type { Subscription } from '../../core/follow-ports.ts';
import type { World } from '../../core/ports.ts';
import { confirmFollow } from '../../publish/follow/confirm-follow.ts';
import { secretHash } from '../../publish/follow/follow-secret.ts';
import { stopFollow } from '../../publish/follow/stop-follow.ts';
import { followedAt, nameOfFollowed } from '../../publish/followed.ts';
import { type Ask, page } from '../face.ts';
import { form } from '../form-face.ts';
import { button, radios, sendingForm, unfilled } from '../parts/controls.ts';
import type { Html } from '../parts/html.ts';
import { layout } from '../parts/layout.ts';
import { rhythms } from './follow.ts';

type LinkPage =
  | { readonly isThere: false }
  | ({ readonly isThere: true; readonly name: string } & Pick<Subscription, 'what' | 'every' | 'state'>);

const secretIn = ({ path }: Ask): string => path['secret'] ?? '';

async function linkData(world: World, ask: Ask): Promise<LinkPage> {
  const found = await world.store.subscriptionOf(secretHash(secretIn(ask)));
  const followed = found && followedAt(found.what);
  if (!found || !followed) return { isThere: false };
  const name = await nameOfFollowed(world.store, followed).catch(() => found.what);
  const { what, every, state } = found;
  return { isThere: true, name, what, every, state };
}

type Door = 'confirm' | 'stop';

const addressIn = (ask: Ask, door: Door): string => `/follow/${door}/${encodeURIComponent(secretIn(ask))}`;

function words(title: string, content: Html, path?: string): Html {
  return layout({ title, path, hidden: true, main: html`<div class="prose"><h1>${title}</h1>${content}</div>` });
}

const overPage = (path: string): Html =>
  words(
    'This link is over',
    html`<p class="deck">Nothing is followed by it, and no mail is sent. What nobody confirms is forgotten after seven days.</p>
<p>You can <a href="/follow">follow something</a> again.</p>`,
    path,
  );

function confirmPage(data: LinkPage, ask: Ask): Html {
  const own = addressIn(ask, 'confirm');
  if (!data.isThere) return overPage(own);
  const { name, what, every, state } = data;
  const isNew = state === 'unconfirmed';
  const choice = radios(unfilled, { name: 'every', label: 'How often', options: rhythms, value: every });
  const content = html`${choice}${button(isNew ? 'Yes, send me mail' : 'Change')}`;
  return words(
    isNew ? 'Follow by mail?' : 'You follow this by mail',
    html`<p class="deck"><a href="${what}" dir="auto">${name}</a></p>
${sendingForm(ask, own, content)}
${isNew ? html`<p>If it was not you who asked for it, close this page. The address is forgotten after seven days.</p>` : html`<p><a href="${addressIn(ask, 'stop')}">No more of it</a></p>`}`,
    own,
  );
}

function stopPage(data: LinkPage, ask: Ask): Html {
  const own = addressIn(ask, 'stop');
  if (!data.isThere) return overPage(own);
  return words(
    'No more mail?',
    html`<p class="deck">About <a href="${data.what}" dir="auto">${data.name}</a></p>
${sendingForm(ask, own, button('No more mail about this'))}
<p>The address is forgotten at once.</p>`,
    own,
  );
}

/** Where somebody confirms that they want mail, or changes how often. Opening it changes nothing. */
export const confirmFace = page(linkData, { show: confirmPage });

/** Confirms. */
export const confirmForm = form({
  action: confirmFollow,
  read: (_, ask) => ({ secret: secretIn(ask), every: ask.fields.text('every') }),
  next: (_, ask, { isThere }) => ({
    page: isThere
      ? words(
          'You follow this now',
          html`<p class="deck">The next mail comes when there is something new.</p><p>Every mail has a link that ends it; so does <a href="/follow/stop/${secretIn(ask)}">this page</a>.</p>`,
        )
      : overPage(addressIn(ask, 'confirm')),
  }),
  again: async (world, ask) => confirmPage(await linkData(world, ask), ask),
});

/** Where somebody ends such mail by a button. Opening it changes nothing, since programs open links too. */
export const stopFace = page(linkData, { show: stopPage });

/** Ends such mail; mail programs send this themselves (RFC 8058), so nothing but the address counts. */
export const stopForm = form({
  action: stopFollow,
  blind: true,
  read: (_, ask) => ({ secret: secretIn(ask) }),
  next: () => ({
    page: words(
      'No more mail about this',
      html`<p class="deck">Your address was forgotten.</p><p>You can <a href="/follow">follow something</a> again at any time.</p>`,
    ),
  }),
});
