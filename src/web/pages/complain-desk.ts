import { html } from 'hono/html';
import { type Problem, Refused } from '../../core/errors.ts';
import { type Item, isWaiting } from '../../core/item.ts';
import type { World } from '../../core/ports.ts';
import { settleComplaint } from '../../editorial/settle-complaint.ts';
import { pathPart } from '../door.ts';
import type { Ask } from '../face.ts';
import { type FormAsk, form } from '../form-face.ts';
import {
  button,
  type Filled,
  hidden,
  problemSummary,
  radios,
  refilled,
  sendingForm,
  textArea,
  unfilled,
} from '../parts/controls.ts';
import type { Html } from '../parts/html.ts';
import { layout } from '../parts/layout.ts';
import { dayOf } from '../parts/text.ts';

const labels = { decision: 'Decision', outcome: 'Outcome' };
const decisions = [
  { value: 'upheld', label: 'Upheld', help: 'The complaint was right, wholly or in part.' },
  { value: 'rejected', label: 'Rejected' },
];

/** The body of a complaint on the desk: its words, its day, and how it is decided. `today` is an ISO day. */
export function complaintBody(
  item: Item<'complaint'>,
  ask: Ask,
  more: { readonly today: string; readonly filled?: Filled },
): Html {
  const { content, due, state } = item;
  const filled = more.filled ?? unfilled;
  const isOverdue = due !== undefined && due < more.today;
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
${due ? html`<p>${isOverdue ? html`<strong>Overdue</strong> since` : 'Due'} ${dayOf(due)}.</p>` : ''}${decide}</section>`
    : ''
}`;
}

const idIn = (ask: Ask): string => pathPart(ask, 'item', /^C-[1-9]\d*$/);

async function again(world: World, ask: FormAsk, problem: Problem): Promise<Html> {
  const item = await world.store.item(idIn(ask));
  if (item?.kind !== 'complaint') throw new Refused('not-found');
  const more = { today: world.clock.now().slice(0, 10), filled: refilled(ask, problem) };
  return layout({
    title: item.id,
    hidden: true,
    main: html`<div class="prose"><p class="kicker"><a href="/desk/${item.id}">${item.id}</a></p>
<h1>${item.title}</h1>${problemSummary(problem, labels)}${complaintBody(item as Item<'complaint'>, ask, more)}</div>`,
  });
}

/** Decides a complaint. */
export const settleComplaintForm = form({
  action: settleComplaint,
  read: async (_world, ask) => {
    const { fields } = ask;
    const [decision, outcome] = [fields.text('decision'), fields.text('outcome')];
    return { id: idIn(ask), version: Number(fields.text('version')), decision, outcome };
  },
  next: async (_world, ask) => ({ to: `/desk/${idIn(ask)}` }),
  again,
});
