import { html } from 'hono/html';
import { type ItemState, isOverdue, itemStates } from '../../core/item.ts';
import type { ItemLine } from '../../core/item-ports.ts';
import type { World } from '../../core/ports.ts';
import { pageNumber } from '../door.ts';
import { type Ask, page } from '../face.ts';
import type { Html } from '../parts/html.ts';
import { layout } from '../parts/layout.ts';
import { type Paging, pager, pagingOf, sliceOf } from '../parts/pager.ts';
import { count, dayOf } from '../parts/text.ts';

const PER_PAGE = 50;

/** A complaint as everybody may read it: never its words, and nothing of who complained. */
type Complaint = {
  readonly id: string;
  readonly record?: string;
  readonly day: string;
  readonly due?: string;
  readonly state: 'open' | 'overdue' | 'upheld' | 'rejected' | 'taken back';
  readonly outcome?: { readonly day: string; readonly text: string };
};

type Complaints = { readonly total: number; readonly paging: Paging; readonly lines: readonly Complaint[] };

const decided: Readonly<Record<ItemState, Complaint['state']>> = {
  open: 'open',
  asked: 'open',
  accepted: 'upheld',
  refused: 'rejected',
  'taken-back': 'taken back',
};

// Every key is listed, so that nothing of an item leaves that nobody decided on.
function publicComplaint({ id, record, day, due, state, outcome }: ItemLine, today: string): Complaint {
  // What somebody who took it back said to that is theirs.
  const told = outcome && state !== 'taken-back' ? { day: outcome.day, text: outcome.reason } : undefined;
  return { id, record, day, due, state: isOverdue({ state, due }, today) ? 'overdue' : decided[state], outcome: told };
}

async function complaintsData({ store, clock }: World, ask: Ask): Promise<Complaints> {
  const number = pageNumber(ask);
  const query = { kinds: ['complaint'], states: itemStates, order: 'newest' } as const;
  const { total, lines } = await store.items({ ...query, ...sliceOf(number, PER_PAGE) });
  const today = clock.now().slice(0, 10);
  return { total, paging: pagingOf(number, total, PER_PAGE), lines: lines.map((line) => publicComplaint(line, today)) };
}

const isLate = (state: Complaint['state']): boolean => state === 'overdue';

function line({ id, record, day, due, state, outcome }: Complaint): Html {
  const about = record ? html` about <a href="/records/${record}">${record}</a>` : '';
  const byDay = due && (isLate(state) || state === 'open') ? html`, due ${dayOf(due)}` : '';
  return html`<li id="${id}"><h2>${id}${about}</h2>
<p class="line">Received ${dayOf(day)} · ${isLate(state) ? html`<strong>overdue</strong>` : state}${byDay}</p>
${outcome ? html`<p class="reason" dir="auto">${outcome.text}</p><p class="small">${dayOf(outcome.day)}</p>` : ''}</li>`;
}

function complaintsPage({ total, paging, lines }: Complaints): Html {
  return layout({
    title: 'Complaints',
    path: paging.page === 1 ? '/complaints' : `/complaints?page=${paging.page}`,
    main: html`<div class="prose wide">
<h1>Complaints</h1>
<p class="deck">Each complaint with the day by which it is decided, and what was decided. The words of those who complain are not shown.</p>
<p><a href="/complain">Complain</a> · <a href="/corrections">Corrections</a></p>
${
  lines.length === 0
    ? html`<p class="nothing">Nobody has complained yet.</p>`
    : html`<p>${count(total, 'complaint')}</p>
<ol class="versions-of">${lines.map(line)}</ol>`
}
${pager(paging, (number) => (number === 1 ? '/complaints' : `/complaints?page=${number}`))}
</div>`,
  });
}

/** The public list of complaints. */
export const complaintsFace = page(complaintsData, { show: complaintsPage });
