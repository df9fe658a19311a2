import { html } from 'hono/html';
import type { EntityDocument } from '../../core/entity.ts';
import { Refused } from '../../core/errors.ts';
import { registerName } from '../../core/external-id.ts';
import { fieldNamed } from '../../core/fields.ts';
import type { EntityRole, World } from '../../core/ports.ts';
import { isStandIn } from '../../core/privacy.ts';
import { publicEntity } from '../../core/public.ts';
import { codeIn, codeName } from '../../core/vocabulary.ts';
import { entityData as describedEntity } from '../../publish/linked-data/site.ts';
import { pageNumber, pathPart } from '../door.ts';
import { type Ask, Moved, page } from '../face.ts';
import { filterAddress } from '../parts/address.ts';
import { showCard } from '../parts/card.ts';
import { entityTime } from '../parts/entity-time.ts';
import type { Html } from '../parts/html.ts';
import { layout } from '../parts/layout.ts';
import { linkedData } from '../parts/linked-data.ts';
import { PAGE_SIZE, type Paging, pager, pagingOf, sliceOf } from '../parts/pager.ts';
import { inLanguage, languageName, said, sayNumber } from '../parts/text.ts';
import { entitySurvivor } from '../survivors.ts';

type EntityPage = {
  readonly entity: EntityDocument;
  readonly roles: Readonly<Record<string, number>>;
  /** Searches do not tell those apart who stand for private persons, so they cannot be filtered by. */
  readonly standIn: boolean;
  readonly paging: Paging;
  readonly records: readonly EntityRole[];
  readonly drawn: readonly EntityRole[];
};

const DRAWN = 600;

// Of an entity that was merged into one that may be shown the address stays.
async function elsewhere(world: World, id: string): Promise<Moved> {
  const survivor = await entitySurvivor(world, id);
  if (survivor === undefined) throw new Refused('not-found');
  return new Moved(`/entities/${survivor}`, 301);
}

async function entityData(world: World, ask: Ask): Promise<EntityPage | Moved> {
  const id = pathPart(ask, 'id', /^E-[1-9]\d*$/);
  const [found] = await world.store.current([...(await world.store.publiclyNamed([id]))]);
  const entity = publicEntity(found as EntityDocument | undefined);
  if (!entity) return elsewhere(world, id);
  const number = pageNumber(ask);
  const roles = await world.store.entityRoleCounts(id);
  const total = Object.values(roles).reduce((sum, more) => sum + more, 0);
  return {
    entity,
    roles,
    standIn: isStandIn(found as EntityDocument),
    paging: pagingOf(number, total),
    records: await world.store.entityRoles(id, sliceOf(number, PAGE_SIZE)),
    drawn: number === 1 ? await world.store.entityRoles(id, { limit: DRAWN, offset: 0 }) : [],
  };
}

const labelOf = (role: string): string => fieldNamed(role)?.label ?? role;

function names(entity: EntityDocument): Html | '' {
  const others = entity.names.slice(1);
  if (others.length === 0) return '';
  return html`<div><dt>Also called</dt><dd><ul class="values">${others.map(
    ({ text, lang }) =>
      html`<li>${said(text, lang)}${lang && lang !== 'en' ? html` <span class="small">${languageName(lang)}</span>` : ''}</li>`,
  )}</ul></dd></div>`;
}

function roleTable({ entity, roles, standIn }: EntityPage): Html | '' {
  const rows = Object.entries(roles).map(([role, number]) => {
    const label =
      fieldNamed(role)?.facet && !standIn
        ? html`<a href="${filterAddress(role, entity.id)}">${labelOf(role)}</a>`
        : html`${labelOf(role)}`;
    return html`<tr><th scope="row">${label}</th><td class="number">${sayNumber(number)}</td></tr>`;
  });
  if (rows.length === 0) return html`<p>It has no role on a published record.</p>`;
  return html`<table class="list narrow"><caption>Roles</caption>
<thead><tr><th scope="col">Role</th><th scope="col" class="number">Records</th></tr></thead><tbody>${rows}</tbody></table>`;
}

function links(entity: EntityDocument): Html | '' {
  if (!entity.links?.length) return '';
  return html`<div><dt>Links</dt><dd><ul class="values">${entity.links.map(
    (link) => html`<li><a href="${link}" rel="external nofollow noopener noreferrer">${link}</a></li>`,
  )}</ul></dd></div>`;
}

function ids(entity: EntityDocument): Html | '' {
  if (!entity.ids?.length) return '';
  return html`<div><dt>Ids elsewhere</dt><dd><ul class="values">${entity.ids.map(({ scheme, id, url }) => {
    const shown = html`<bdi>${registerName(scheme)}</bdi> <bdi>${id}</bdi>`;
    return html`<li>${url ? html`<a href="${url}" rel="external nofollow noopener noreferrer">${shown}</a>` : shown}</li>`;
  })}</ul></dd></div>`;
}

// Whoever reads the data finds the same entity elsewhere by these addresses.
function twin({ drawn: _, ...open }: EntityPage) {
  return { ...open, sameAs: (open.entity.ids ?? []).flatMap(({ url }) => url ?? []) };
}

// A record stands once, under all the roles that the entity has on it.
function recordList(records: readonly EntityRole[]): Html[] {
  const byRecord = Map.groupBy(records, (line) => line.record.id);
  return [...byRecord.values()].map((lines) => {
    const roles = lines.map((line) => labelOf(line.role)).join(', ');
    return html`<li class="roled"><p class="kicker">${roles}</p><ol class="cards">${lines[0] ? showCard(lines[0].record, 3) : ''}</ol></li>`;
  });
}

function entityPage(shown: EntityPage, _: Ask, site: string): Html {
  const { entity, paging, records } = shown;
  const [first] = entity.names;
  const path = `/entities/${entity.id}`;
  return layout({
    title: first?.text ?? entity.id,
    path: paging.page === 1 ? path : `${path}?page=${paging.page}`,
    follow: path,
    section: 'entities',
    head: shown.standIn ? '' : linkedData(describedEntity(entity, site)),
    main: html`<div class="prose wide">
<p class="kicker">${codeName('entity-kind', entity.kind)}${entity.country ? ` · ${codeName('country', entity.country)}` : ''} · ${entity.id}</p>
<h1${inLanguage(first?.lang)}>${first?.text}</h1>
${entity.note ? html`<p class="deck" dir="auto">${entity.note}</p>` : ''}
<dl class="pairs">
<div><dt>Kind</dt><dd>${codeName('entity-kind', entity.kind)}<p class="small">${codeIn('entity-kind', entity.kind)?.gloss}</p></dd></div>
${names(entity)}${links(entity)}${ids(entity)}
</dl>
${roleTable(shown)}
${entityTime(shown.drawn, { total: Object.values(shown.roles).reduce((sum, more) => sum + more, 0) })}
${records.length > 0 ? html`<section aria-labelledby="records"><h2 id="records">Records</h2><ol class="plain">${recordList(records)}</ol></section>` : ''}
${pager(paging, (number) => (number === 1 ? path : `${path}?page=${number}`))}
</div>`,
  });
}

/** One entity; a private person is as unknown here as an id that was never given out. */
export const entityFace = page(entityData, { show: entityPage, twin });
