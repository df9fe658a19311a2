import { html } from 'hono/html';
import type { Problem } from '../../../core/errors.ts';
import { isOverdue, isWaiting } from '../../../core/item.ts';
import type { ItemLine } from '../../../core/item-ports.ts';
import type { World } from '../../../core/ports.ts';
import { citingRecords } from '../../../linking/citing-records.ts';
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
import { deskBar } from '../../parts/desk-bar.ts';
import type { Html } from '../../parts/html.ts';
import { layout } from '../../parts/layout.ts';
import { type Paging, pager, pagingOf } from '../../parts/pager.ts';
import { count, dayOf } from '../../parts/text.ts';
import { ageOf, creditsOf, kindNames, stateName, todayOf } from './item-words.ts';
import { type Counts, queueFilters } from './queue-filters.ts';
import { itemQuery, QUEUE_PAGE, type QueueQuery, queueAddress, queueQuery, refusedIn } from './queue-query.ts';

// At most two records that cite a page of the report.
type Likely = readonly { readonly id: string; readonly title: string }[];
type QueueLine = ItemLine & { readonly claimant?: string; readonly isOverdue: boolean; readonly likely: Likely };

type Queue = {
  readonly query: QueueQuery;
  readonly today: string;
  readonly total: number;
  readonly paging: Paging;
  readonly counts: Counts;
  readonly lines: readonly QueueLine[];
  readonly refused: readonly string[];
};

const LOOKED_AT = { links: 3, most: 2 };

// All lines at once, by addresses alone: searches for words would be a dozen for each line, and stand on its own page.
async function likelyOf({ store }: World, lines: readonly ItemLine[]): Promise<ReadonlyMap<string, Likely>> {
  const reports = lines.filter(({ kind, state }) => kind === 'report' && isWaiting(state));
  if (reports.length === 0) return new Map();
  const found = await citingRecords(store, await store.reportLinks(reports.map(({ id }) => id)), LOOKED_AT);
  return new Map([...found].map(([id, cards]) => [id, cards.map((card) => ({ id: card.id, title: card.title }))]));
}

// An address can say anything, so only what is refused indeed is told.
async function refusedNow({ store }: World, ask: Ask): Promise<readonly string[]> {
  const items = await Promise.all(refusedIn(ask).map((id) => store.item(id)));
  return items.flatMap((item) => (item?.state === 'refused' ? [item.id] : []));
}

function refusedLine(ids: readonly string[]): Html | '' {
  if (ids.length === 0) return '';
  const called = ids.every((id) => id.startsWith('R-')) ? count(ids.length, 'report') : count(ids.length, 'item');
  const links = ids.map((id, at) => html`${at > 0 ? ', ' : ''}<a href="/desk/${id}">${id}</a>`);
  return html`<p class="prose" role="status">${called} refused: ${links}</p>`;
}

async function queueData(world: World, ask: Ask): Promise<Queue> {
  const query = queueQuery(ask);
  const today = todayOf(world);
  const { total, lines } = await world.store.items(itemQuery(query, { me: ask.visitor.actor.name, today }));
  const credits = await creditsOf(world);
  const likely = await likelyOf(world, lines);
  const shown = lines.map((line) => ({
    ...line,
    ...(line.claimedBy && { claimant: credits.get(line.claimedBy) ?? line.claimedBy }),
    isOverdue: isOverdue(line, today),
    likely: likely.get(line.id) ?? [],
  }));
  const counts = await world.store.itemCounts();
  const refused = await refusedNow(world, ask);
  return { query, today, refused, total, paging: pagingOf(query.page, total, QUEUE_PAGE), counts, lines: shown };
}

// Complaints are decided one by one, and what is decided needs no box.
const mayChoose = ({ kind, state }: ItemLine): boolean => kind !== 'complaint' && isWaiting(state);

function standing(line: QueueLine, { today, query }: Queue): Html {
  const { state, kind, id, day, due, record, claimant, alike, likeness } = line;
  const parts = [
    html`${kindNames[kind]} ${id}`,
    html`${ageOf(day, today)}`,
    ...(query.state === 'waiting' && state === 'open' ? [] : [html`${stateName(line)}`]),
    ...(record ? [html`about <a href="/records/${record}">${record}</a>`] : []),
    ...(due ? [line.isOverdue ? html`<strong>overdue since ${dayOf(due)}</strong>` : html`due ${dayOf(due)}`] : []),
    ...(claimant ? [html`worked on by <bdi>${claimant}</bdi>`] : []),
    ...(alike > 1 && isWaiting(state)
      ? [
          html`<a href="${queueAddress(query, { alike: likeness, page: 1 })}">${count(alike - 1, 'more is alike', 'more are alike')}</a>`,
        ]
      : []),
  ];
  return html`<p class="line">${parts.map((part, at) => (at === 0 ? part : html`<span class="dot" aria-hidden="true"> · </span>${part}`))}</p>`;
}

function likelyLine({ likely }: QueueLine): Html | '' {
  if (likely.length === 0) return '';
  const links = likely.map(
    ({ id, title }, at) => html`${at > 0 ? ' or ' : ''}<a href="/records/${id}">${id}</a> <bdi>${title}</bdi>`,
  );
  return html`<p class="line">may be ${links}</p>`;
}

function queueLine(line: QueueLine, queue: Queue, filled: Filled): Html {
  const { id, version, title } = line;
  const value = `${id}:${version}`;
  const isTicked = filled.fields.all('item').includes(value);
  const box = mayChoose(line)
    ? html`<input type="checkbox" name="item" value="${value}" id="item-${id}" aria-label="Choose ${id}"${isTicked ? html` checked` : ''}>`
    : html`<span></span>`;
  return html`<li>${box}<div><h2><a href="/desk/${id}"><span dir="auto">${title}</span></a></h2>${standing(line, queue)}${likelyLine(line)}</div></li>`;
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
${deskBar(ask, '/desk')}
<div class="prose"><h1>Desk</h1></div>
${refusedLine(queue.refused)}
${problemSummary(problem, { reason: 'Reason' })}
${queueFilters(query, counts)}
<p class="found" role="status">${lead}${query.alike ? html` · <a href="/desk">the whole queue</a>` : ''}</p>
${lines.some(({ kind }) => kind === 'report') ? html`<p class="hint">“May be” stands where a record cites a page that the report links to (of its links the first three). What is alike in its words stands on the page of the report.</p>` : ''}
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
