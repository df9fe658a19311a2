import { html } from 'hono/html';
import type { Problem } from '../../../core/errors.ts';
import { isWaiting } from '../../../core/item.ts';
import type { ItemLine } from '../../../core/item-ports.ts';
import type { World } from '../../../core/ports.ts';
import { type Ask, page } from '../../face.ts';
import type { FormAsk } from '../../form-face.ts';
import {
  button,
  type Filled,
  problemSummary,
  refilled,
  sendingForm,
  textArea,
  tick,
  unfilled,
} from '../../parts/controls.ts';
import type { Html } from '../../parts/html.ts';
import { layout } from '../../parts/layout.ts';
import { type Paging, pager, pagingOf } from '../../parts/pager.ts';
import { count, dayOf } from '../../parts/text.ts';
import { ageOf, creditsOf, kindNames, stateNames, todayOf } from './item-words.ts';
import { type Counts, queueFilters } from './queue-filters.ts';
import { itemQuery, QUEUE_PAGE, type QueueQuery, queueAddress, queueQuery } from './queue-query.ts';

type QueueLine = ItemLine & { readonly claimant?: string; readonly isOverdue: boolean };

type Queue = {
  readonly query: QueueQuery;
  readonly today: string;
  readonly total: number;
  readonly paging: Paging;
  readonly counts: Counts;
  readonly lines: readonly QueueLine[];
};

async function queueData(world: World, ask: Ask): Promise<Queue> {
  const query = queueQuery(ask);
  const today = todayOf(world);
  const { total, lines } = await world.store.items(itemQuery(query, { me: ask.visitor.actor.name, today }));
  const credits = await creditsOf(world);
  const shown = lines.map((line) => ({
    ...line,
    ...(line.claimedBy && { claimant: credits.get(line.claimedBy) ?? line.claimedBy }),
    isOverdue: isWaiting(line.state) && line.due !== undefined && line.due < today,
  }));
  const counts = await world.store.itemCounts();
  return { query, today, total, paging: pagingOf(query.page, total, QUEUE_PAGE), counts, lines: shown };
}

// Complaints are decided one by one, and what is decided needs no box.
const mayChoose = ({ kind, state }: ItemLine): boolean => kind !== 'complaint' && isWaiting(state);

function standing(line: QueueLine, { today, query }: Queue): Html {
  const { state, kind, id, day, due, record, claimant, alike, likeness, isOverdue } = line;
  const parts = [
    html`${kindNames[kind]} ${id}`,
    html`${ageOf(day, today)}`,
    ...(query.state === 'waiting' && state === 'open' ? [] : [html`${stateNames[state]}`]),
    ...(record ? [html`about <a href="/records/${record}">${record}</a>`] : []),
    ...(due ? [isOverdue ? html`<strong>overdue since ${dayOf(due)}</strong>` : html`due ${dayOf(due)}`] : []),
    ...(claimant ? [html`worked on by <bdi>${claimant}</bdi>`] : []),
    ...(alike > 1 && isWaiting(state)
      ? [
          html`<a href="${queueAddress(query, { alike: likeness, page: 1 })}">${count(alike - 1, 'more is alike', 'more are alike')}</a>`,
        ]
      : []),
  ];
  return html`<p class="line">${parts.map((part, at) => (at === 0 ? part : html`<span class="dot" aria-hidden="true"> · </span>${part}`))}</p>`;
}

function queueLine(line: QueueLine, queue: Queue, filled: Filled): Html {
  const { id, version, title } = line;
  const value = `${id}:${version}`;
  const isTicked = filled.fields.all('item').includes(value);
  const box = mayChoose(line)
    ? html`<input type="checkbox" name="item" value="${value}" id="item-${id}" aria-label="Choose ${id}"${isTicked ? html` checked` : ''}>`
    : html`<span></span>`;
  return html`<li>${box}<div><h2><a href="/desk/${id}"><span dir="auto">${title}</span></a></h2>${standing(line, queue)}</div></li>`;
}

function list(queue: Queue, ask: Ask, filled: Filled): Html {
  const { lines, query } = queue;
  const content = html`<ol class="queue">${lines.map((line) => queueLine(line, queue, filled))}</ol>`;
  if (!lines.some(mayChoose)) return content;
  return html`${sendingForm(
    ask,
    queueAddress(query),
    html`${content}
<fieldset class="group"><legend>Refuse those chosen</legend>
${textArea(filled, { name: 'reason', label: 'Reason', required: true, rows: 3, help: 'Each sender reads this.' })}
${tick(filled, { name: 'alike', label: 'Also those that are alike and that nobody works on' })}
${button('Refuse', { name: 'step', value: 'refuse', quiet: true })}</fieldset>`,
  )}`;
}

function queuePage(queue: Queue, ask: Ask, { filled, problem }: { filled: Filled; problem?: Problem }): Html {
  const { query, total, paging, counts, lines } = queue;
  const lead = query.each || query.alike ? count(total, 'item') : count(total, 'entry', 'entries');
  return layout({
    title: 'Desk',
    path: queueAddress(query),
    hidden: true,
    main: html`<div class="desk">
<div class="prose"><h1>Desk</h1>
<p><a href="/desk/sources">Sources</a> · <a href="/desk/records">Records</a> · <a href="/desk/entities">Entities</a> · <a href="/account">Your account</a></p></div>
${problemSummary(problem, { reason: 'Reason' })}
${queueFilters(query, counts)}
<p class="found" role="status">${lead}${query.alike ? html` · <a href="/desk">the whole queue</a>` : ''}</p>
${lines.length === 0 ? html`<p class="nothing">Nothing here.</p>` : list(queue, ask, filled)}
${pager(paging, (number) => queueAddress(query, { page: number }))}
</div>`,
  });
}

/** The queue of everything that was sent in. */
export const deskFace = page(queueData, {
  show: (queue, ask) => queuePage(queue, ask, { filled: unfilled }),
  twin: ({ today: _, ...rest }) => rest,
});

/** The queue again, after its form was refused, with what was chosen still chosen. */
export async function queueAgain(world: World, ask: FormAsk, problem: Problem): Promise<Html> {
  return queuePage(await queueData(world, ask), ask, { filled: refilled(ask, problem), problem });
}
