import { html } from 'hono/html';
import { Refused } from '../../core/errors.ts';
import type { RecordCard } from '../../core/index-entry.ts';
import type { World } from '../../core/ports.ts';
import { type PublicSource, publicSource } from '../../core/public.ts';
import type { SourceDocument } from '../../core/source.ts';
import { pageNumber, pathPart } from '../door.ts';
import { type Ask, page } from '../face.ts';
import { cardList } from '../parts/card.ts';
import type { Html } from '../parts/html.ts';
import { layout } from '../parts/layout.ts';
import { PAGE_SIZE } from '../parts/pager.ts';
import { sourceLine } from '../parts/sources.ts';
import { inLanguage } from '../parts/text.ts';

type SourcePage = {
  readonly source: PublicSource;
  readonly page: number;
  readonly more: boolean;
  readonly records: readonly RecordCard[];
};

async function sourceData(world: World, ask: Ask): Promise<SourcePage> {
  const id = pathPart(ask, 'id', /^S-[1-9]\d*$/);
  const [found] = await world.store.current([...(await world.store.publiclyNamed([id]))]);
  if (!found) throw new Refused('not-found');
  const number = pageNumber(ask);
  const slice = { limit: PAGE_SIZE + 1, offset: (number - 1) * PAGE_SIZE };
  const records = await world.store.sourceRecords(id, slice);
  if (number > 1 && records.length === 0) throw new Refused('bad-parameter', `There is no page ${number}.`);
  const source = publicSource(found as SourceDocument);
  return { source, page: number, more: records.length > PAGE_SIZE, records: records.slice(0, PAGE_SIZE) };
}

function whole(source: PublicSource): Html {
  const { url } = source;
  if (source.withheld !== undefined)
    return html`<p class="unknown">Title and address are withheld: ${source.withheld}</p>`;
  return url
    ? html`<p class="address"><a href="${url}" rel="external nofollow noopener noreferrer">${url}</a></p>`
    : html``;
}

function sourcePage({ source, page: number, more, records }: SourcePage): Html {
  const path = `/sources/${source.id}`;
  return layout({
    title: source.title ?? `Source ${source.id}`,
    path: number === 1 ? path : `${path}?page=${number}`,
    main: html`<div class="prose wide">
<p class="kicker">Source · ${source.id}</p>
<h1${inLanguage(source.language)}>${source.title ?? 'A withheld source'}</h1>
${sourceLine(source)}
${whole(source)}
${source.note ? html`<p class="deck" dir="auto">${source.note}</p>` : ''}
<section aria-labelledby="records"><h2 id="records">Records that cite it</h2>
${cardList(records, 3)}</section>
${number > 1 ? html`<p><a rel="prev" href="${number === 2 ? path : `${path}?page=${number - 1}`}">Previous</a></p>` : ''}
${more ? html`<p><a rel="next" href="${path}?page=${number + 1}">Next</a></p>` : ''}
</div>`,
  });
}

/** One source and the records that cite it. */
export const sourceFace = page(sourceData, { show: sourcePage });
