import { html } from 'hono/html';
import { type Problem, Refused } from '../../../core/errors.ts';
import { type Item, type ItemMessage, isOverdue } from '../../../core/item.ts';
import type { World } from '../../../core/ports.ts';
import { pathPart } from '../../door.ts';
import { type Ask, page } from '../../face.ts';
import type { FormAsk } from '../../form-face.ts';
import { type Filled, problemSummary, refilled, unfilled } from '../../parts/controls.ts';
import { deskBar } from '../../parts/desk-bar.ts';
import type { Html } from '../../parts/html.ts';
import { layout } from '../../parts/layout.ts';
import { changedByEditors } from '../../parts/outcome.ts';
import { dayOf } from '../../parts/text.ts';
import { bodyOf } from './item-bodies.ts';
import type { ShownBody } from './item-body.ts';
import { itemSteps } from './item-steps.ts';
import { ageOf, creditsOf, kindNames, stateName, todayOf } from './item-words.ts';

const labels = { text: 'Your question', told: 'Reason' };

type ItemPage = {
  readonly item: Item;
  readonly messages: readonly ItemMessage[];
  readonly claimant?: string;
  readonly today: string;
  readonly body: ShownBody;
};

/** The id of the item in an address of the desk. */
export function itemIdIn(ask: Ask): string {
  return pathPart(ask, 'item', /^[RPAC]-[1-9]\d{0,12}$/);
}

/** The item that an address of the desk names. */
export async function itemAt({ store }: World, ask: Ask): Promise<Item> {
  const item = await store.item(itemIdIn(ask));
  if (!item) throw new Refused('not-found', 'There is no item of this number.');
  return item;
}

async function itemData(world: World, ask: Ask): Promise<ItemPage> {
  const item = await itemAt(world, ask);
  const { claimedBy } = item;
  const claimant = claimedBy && ((await creditsOf(world)).get(claimedBy) ?? claimedBy);
  const messages = await world.store.messages(item.id);
  return { item, messages, claimant, today: todayOf(world), body: await bodyOf(world, item) };
}

function talk(messages: readonly ItemMessage[]): Html | '' {
  if (messages.length === 0) return '';
  const lines = messages.map(
    ({ from, day, text }) =>
      html`<li><p class="hint">${from === 'editors' ? 'Editors' : 'Sender'}, ${dayOf(day)}</p><p class="as-written" dir="auto">${text}</p></li>`,
  );
  return html`<section aria-labelledby="talk"><h2 id="talk">The talk</h2><ol class="talk">${lines}</ol></section>`;
}

function outcome({ outcome: told }: Item): Html | '' {
  if (!told) return '';
  const links = told.records.map((id, at) => html`${at > 0 ? ', ' : ''}<a href="/records/${id}">${id}</a>`);
  return html`<section aria-labelledby="outcome"><h2 id="outcome">Outcome</h2>
${changedByEditors(told)}<p>${dayOf(told.day)}${links.length > 0 ? html`: ${links}` : ''}</p><p class="as-written" dir="auto">${told.reason}</p></section>`;
}

function standing({ item, claimant, today }: ItemPage): Html {
  const { day, due, record } = item;
  return html`<dl class="pairs">
<div><dt>State</dt><dd>${stateName(item)}</dd></div>
<div><dt>Received</dt><dd>${dayOf(day)} (${ageOf(day, today)})</dd></div>
${due ? html`<div><dt>Due</dt><dd>${dayOf(due)}${isOverdue(item, today) ? html` <strong>overdue</strong>` : ''}</dd></div>` : ''}
${record ? html`<div><dt>About</dt><dd><a href="/records/${record}">${record}</a></dd></div>` : ''}
<div><dt>Worked on by</dt><dd>${claimant ? html`<bdi>${claimant}</bdi>` : 'nobody yet'}</dd></div>
</dl>`;
}

function itemPage(shown: ItemPage, ask: Ask, { filled, problem }: { filled: Filled; problem?: Problem }): Html {
  const { item, messages, body } = shown;
  return layout({
    title: `${item.id}: ${item.title}`,
    path: `/desk/${item.id}`,
    hidden: true,
    main: html`<div class="prose desk">${deskBar(ask, `/desk/${item.id}`)}
<p class="kicker"><a href="/desk">Desk</a> · ${kindNames[item.kind]} ${item.id}</p>
<h1 class="lesser" dir="auto">${item.title}</h1>
${problemSummary(problem, { ...labels, ...body.labels })}
${standing(shown)}
${outcome(item)}
${body.show(ask, filled)}
${talk(messages)}
${itemSteps(item, ask, filled)}
</div>`,
  });
}

/** One item of the desk, whole. */
export const deskItemFace = page(itemData, {
  show: (shown, ask) => itemPage(shown, ask, { filled: unfilled }),
  twin: ({ item, messages, claimant, body }) => ({ item, messages, claimant, ...(body.twin as object) }),
});

/** The page of an item again, after one of its forms was refused. */
export async function itemAgain(world: World, ask: FormAsk, problem: Problem): Promise<Html> {
  return itemPage(await itemData(world, ask), ask, { filled: refilled(ask, problem), problem });
}
