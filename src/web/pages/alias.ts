import { html } from 'hono/html';
import { Refused } from '../../core/errors.ts';
import type { RecordCard } from '../../core/index-entry.ts';
import type { World } from '../../core/ports.ts';
import { type Ask, Moved, page } from '../face.ts';
import { cardList } from '../parts/card.ts';
import type { Html } from '../parts/html.ts';
import { layout } from '../parts/layout.ts';
import { count } from '../parts/text.ts';

type Called = { readonly alias: string; readonly records: readonly RecordCard[] };

async function aliasData(world: World, ask: Ask): Promise<Called | Moved> {
  const alias = ask.path.id ?? '';
  const ids = (await world.store.recordsCalled([alias])).get(alias.toLowerCase()) ?? [];
  if (ids.length === 0) throw new Refused('not-found', 'No record is known under this id.');
  return ids.length === 1 ? new Moved(`/records/${ids[0]}`, 302) : { alias, records: await world.store.cards(ids) };
}

function aliasPage({ alias, records }: Called): Html {
  return layout({
    title: `Records called ${alias}`,
    path: `/alias/${encodeURIComponent(alias)}`,
    section: 'records',
    hidden: true,
    main: html`<div class="prose wide">
<p class="kicker">Id of another collection</p>
<h1><bdi>${alias}</bdi></h1>
<p class="deck">This id leads to ${count(records.length, 'record')}. They may describe one case, or one entry elsewhere may cover several.</p>
</div>
<div class="called">${cardList(records)}</div>`,
  });
}

/** Leads from the id of another collection to its record; where several carry the id, all of them are listed. */
export const aliasFace = page(aliasData, { show: aliasPage, status: () => 300 });
