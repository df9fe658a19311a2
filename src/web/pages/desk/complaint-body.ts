import { html } from 'hono/html';
import { type Item, isOverdue, isWaiting } from '../../../core/item.ts';
import type { Ask } from '../../face.ts';
import { button, type Filled, hidden, radios, sendingForm, textArea } from '../../parts/controls.ts';
import type { Html } from '../../parts/html.ts';
import { dayOf } from '../../parts/text.ts';
import type { ItemBody } from './item-body.ts';
import { todayOf } from './item-words.ts';

const labels = { decision: 'Decision', outcome: 'Outcome' };
const decisions = [
  { value: 'upheld', label: 'Upheld', help: 'The complaint was right, wholly or in part.' },
  { value: 'rejected', label: 'Rejected' },
];

type Shown = { readonly today: string; readonly filled: Filled };

function showComplaint(item: Item<'complaint'>, ask: Ask, { today, filled }: Shown): Html {
  const { content, due, state } = item;
  const help = 'Everybody reads this. It says what was decided and why, and nothing of who complained.';
  const decide = sendingForm(
    ask,
    `/desk/${item.id}/settle`,
    html`${hidden('version', String(item.version))}${radios(filled, { name: 'decision', label: labels.decision, options: decisions, required: true })}
${textArea(filled, { name: 'outcome', label: labels.outcome, help, rows: 4, required: true })}${button('Decide')}`,
  );
  return html`<section aria-labelledby="complaint"><h2 id="complaint">The complaint</h2>
${content.record ? html`<p class="small">About <a href="/records/${content.record}">${content.record}</a></p>` : ''}
<blockquote dir="auto"><p>${content.what.split('\n').map((line, at) => html`${at === 0 ? '' : html`<br>`}${line}`)}</p></blockquote>
${content.contact ? html`<p>Contact: <bdi>${content.contact}</bdi></p>` : ''}</section>
${
  isWaiting(state)
    ? html`<section aria-labelledby="decide"><h2 id="decide">Decide</h2>
${due ? html`<p>${isOverdue(item, today) ? html`<strong>Overdue</strong> since` : 'Due'} ${dayOf(due)}.</p>` : ''}${decide}</section>`
    : ''
}`;
}

/** The body of a complaint: its words, its day, and how it is decided. */
export const complaintBody: ItemBody<'complaint'> = async (world, item) => ({
  show: (ask, filled) => showComplaint(item, ask, { today: todayOf(world), filled }),
  labels,
});
