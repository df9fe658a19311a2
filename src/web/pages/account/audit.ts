import { html } from 'hono/html';
import { csvText } from '../../../core/csv-text.ts';
import { Refused } from '../../../core/errors.ts';
import type { AuditLine, World } from '../../../core/ports.ts';
import { pageNumber, single } from '../../door.ts';
import { type Ask, csv, page } from '../../face.ts';
import { accountPage } from '../../parts/account-frame.ts';
import { button, textLine, unfilled } from '../../parts/controls.ts';
import type { Html } from '../../parts/html.ts';
import { type Paging, pager, pagingOf, sliceOf } from '../../parts/pager.ts';
import { count } from '../../parts/text.ts';

const PER_PAGE = 100;
const MOST_LINES = 100_000;

/** What the address of the audit takes. */
export const auditParameters = ['actor', 'action', 'page'] as const;

type Filter = { readonly actor?: string; readonly action?: string };
type Audit = {
  readonly filter: Filter;
  readonly paging: Paging;
  readonly total: number;
  readonly lines: readonly (Omit<AuditLine, 'place'> & { readonly credit?: string })[];
};

function filterOf(ask: Ask): Filter {
  const [actor, action] = [single(ask, 'actor'), single(ask, 'action')];
  for (const word of [actor, action])
    if (word !== undefined && word.length > 100)
      throw new Refused('bad-parameter', 'The audit knows no word as long as this.');
  return { ...(actor && { actor }), ...(action && { action }) };
}

// The number of a line tells the order of lines within a day, which a discreet one keeps to itself.
const bare = ({ time, action, actor, target, outcome }: AuditLine): Omit<AuditLine, 'place'> => ({
  ...{ time, action, actor, outcome },
  ...(target && { target }),
});

async function auditData({ store }: World, ask: Ask): Promise<Audit> {
  const [filter, number] = [filterOf(ask), pageNumber(ask)];
  const { total, lines } = await store.auditLines({ ...filter, ...sliceOf(number, PER_PAGE) });
  const paging = pagingOf(number, total, PER_PAGE);
  const credits = new Map((await store.accounts()).map(({ id, name }) => [id, name]));
  return { filter, paging, total, lines: lines.map((line) => ({ ...bare(line), credit: credits.get(line.actor) })) };
}

function addressOf(path: string, filter: Filter, number = 1): string {
  const query = new URLSearchParams({ ...filter, ...(number > 1 && { page: String(number) }) }).toString();
  return query === '' ? path : `${path}?${query}`;
}

function row({ time, action, actor, credit, target, outcome }: Audit['lines'][number]): Html {
  const who = credit === undefined ? actor : html`<bdi>${credit}</bdi> (${actor})`;
  return html`<tr><td><time datetime="${time}">${time.slice(0, 19).replace('T', ' ')}</time></td><td>${who}</td><td>${action}</td><td>${target ?? ''}</td><td>${outcome}</td></tr>`;
}

function table({ lines, total }: Audit): Html {
  if (lines.length === 0) return html`<p class="nothing">Nothing here.</p>`;
  return html`<div class="scroller" tabindex="0" role="region" aria-labelledby="lines"><table class="audit">
<caption id="lines">${count(total, 'line')}, newest first; times are in UTC</caption>
<thead><tr><th scope="col">Time</th><th scope="col">Who</th><th scope="col">What</th><th scope="col">On</th><th scope="col">Outcome</th></tr></thead>
<tbody>${lines.map(row)}</tbody></table></div>`;
}

function auditPage(audit: Audit, ask: Ask): Html {
  const { filter, paging } = audit;
  const line = (name: 'actor' | 'action', label: string, help: string): Html =>
    textLine(unfilled, { name, label, help, value: filter[name] });
  return accountPage(ask, {
    title: 'Audit',
    path: addressOf('/desk/audit', filter, paging.page),
    isWide: true,
    main: html`<div class="prose"><p>Every action on the collection and on accounts, also those that were refused for want of a role. What people send in without an account stands here with its day alone.</p></div>
<form class="form" method="get" action="/desk/audit">${line('actor', 'Who', 'The id of an account, or reader, or keeper for the command line.')}${line('action', 'What', 'The name of an action, for example set-role.')}<p>${button('Show')}</p></form>
${table(audit)}
${pager(paging, (number) => addressOf('/desk/audit', filter, number))}
<div class="prose"><p><a href="${addressOf('/desk/audit.csv', filter)}">All of this as CSV</a></p></div>`,
  });
}

/** The audit, for administrators: page by page, narrowed down by who and what. */
export const auditFace = page(auditData, { show: auditPage, twin: ({ filter: _, ...rest }) => rest });

async function auditCsv({ store }: World, ask: Ask): Promise<string> {
  const filter = filterOf(ask);
  const rows: (string | undefined)[][] = [['time', 'actor', 'action', 'target', 'outcome']];
  const { lines } = await store.auditLines({ ...filter, limit: MOST_LINES, offset: 0 });
  for (const { time, actor, action, target, outcome } of lines) rows.push([time, actor, action, target, outcome]);
  return csvText(rows);
}

/** The audit as a file, its newest hundred thousand lines. */
export const auditCsvFace = csv(auditCsv);
