import { html } from 'hono/html';
import type { EntityLine, World } from '../../core/ports.ts';
import { publicEntity } from '../../core/public.ts';
import { codeName } from '../../core/vocabulary.ts';
import { fold } from '../../core/words.ts';
import { pageNumber, single } from '../door.ts';
import { type Ask, page } from '../face.ts';
import type { Html } from '../parts/html.ts';
import { layout } from '../parts/layout.ts';
import { type Paging, pager, pagingOf, sliceOf } from '../parts/pager.ts';
import { count, said, sayNumber } from '../parts/text.ts';

const PER_PAGE = 50;
const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

type Entities = {
  readonly starts: string;
  readonly total: number;
  readonly paging: Paging;
  readonly lines: readonly EntityLine[];
};

async function entitiesData(world: World, ask: Ask): Promise<Entities> {
  const starts = (single(ask, 'starts') ?? '').trim().slice(0, 60);
  const number = pageNumber(ask);
  const { total, lines } = await world.store.entities({ ...sliceOf(number, PER_PAGE), startsWith: fold(starts) });
  const shown = lines.flatMap(({ entity, records }) => {
    const open = publicEntity(entity);
    return open ? [{ entity: open, records }] : [];
  });
  return { starts, total, paging: pagingOf(number, total, PER_PAGE), lines: shown };
}

function address(starts: string, page = 1): string {
  const query = new URLSearchParams({ ...(starts && { starts }), ...(page > 1 && { page: String(page) }) }).toString();
  return query ? `/entities?${query}` : '/entities';
}

function letterLinks(starts: string): Html {
  const link = (letter: string, name: string): Html =>
    html`<li><a href="${address(letter)}"${fold(letter) === fold(starts) ? html` aria-current="true"` : ''}>${name}</a></li>`;
  return html`<nav class="letters" aria-label="First letter"><ul>${link('', 'All')}${letters.map((letter) => link(letter, letter))}</ul></nav>`;
}

function row({ entity, records }: EntityLine): Html {
  const [first, ...others] = entity.names;
  return html`<tr><th scope="row"><a href="/entities/${entity.id}">${said(first?.text ?? entity.id, first?.lang)}</a>
${others.slice(0, 2).map((name) => html`<span class="small"> ${said(name.text, name.lang)}</span>`)}</th>
<td>${codeName('entity-kind', entity.kind)}</td><td class="number">${sayNumber(records)}</td></tr>`;
}

function entitiesPage({ starts, total, paging, lines }: Entities): Html {
  return layout({
    title: 'Entities',
    path: address(starts, paging.page),
    section: 'entities',
    main: html`<div class="prose wide">
<h1>Entities</h1>
<p class="deck">Organisations, public bodies and systems with a role on records. People appear only in a public role; those affected only as groups.</p>
${letterLinks(starts)}
<form class="search small" action="/entities" method="get"><label for="starts">Name begins with</label>
<div class="field"><input id="starts" name="starts" value="${starts}" maxlength="60" autocomplete="off" spellcheck="false"><button>Show</button></div></form>
${
  lines.length === 0
    ? html`<p class="nothing">No name begins with <strong>${said(starts, undefined)}</strong>. <a href="/entities">Show all</a> or <a href="/records?${new URLSearchParams({ q: starts }).toString()}">search the records</a>.</p>`
    : html`<table class="list"><caption>${count(total, 'entity', 'entities')}</caption>
<thead><tr><th scope="col">Name</th><th scope="col">Kind</th><th scope="col" class="number">Records</th></tr></thead>
<tbody>${lines.map(row)}</tbody></table>`
}
${pager(paging, (page) => address(starts, page))}
</div>`,
  });
}

/** The index of entities. */
export const entitiesFace = page(entitiesData, { show: entitiesPage });
