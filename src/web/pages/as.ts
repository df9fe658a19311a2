import { html } from 'hono/html';
import { Refused } from '../../core/errors.ts';
import { fieldNamed } from '../../core/fields.ts';
import type { World } from '../../core/ports.ts';
import { recordIdPattern } from '../../core/record.ts';
import type { Loss } from '../../publish/elsewhere/loss.ts';
import { type OtherFormatName, otherFormats } from '../../publish/elsewhere/other-formats.ts';
import { type PublicRecord, publicRecords } from '../../publish/public-record.ts';
import { pathPart } from '../door.ts';
import { type Ask, type Face, JSON_TYPE, Moved, page } from '../face.ts';
import type { Html } from '../parts/html.ts';
import { layout } from '../parts/layout.ts';
import { inLanguage } from '../parts/text.ts';
import { publicHead, statusOf, titleOf, type WithdrawnRecord, withdrawnRecord } from '../shown-record.ts';
import { survivorOf } from '../survivors.ts';
import { withdrawnPage } from './withdrawn.ts';

type Written = { readonly format: OtherFormatName; readonly address: string; readonly loss: readonly Loss[] };
type Shown = {
  readonly state: 'published';
  readonly id: string;
  readonly revision: number;
  readonly title: string;
  readonly lang: string;
  readonly formats: readonly Written[];
};

const names = Object.keys(otherFormats) as readonly OtherFormatName[];
const hows: Readonly<Record<Loss['how'], string>> = {
  direct: 'As it is',
  partial: 'In part',
  approximate: 'Roughly',
  unmapped: 'Not at all',
};

async function askedRecord(world: World, ask: Ask, end: string): Promise<PublicRecord | WithdrawnRecord | Moved> {
  const id = pathPart(ask, 'id', recordIdPattern);
  const head = await publicHead(world, id);
  const survivor = await survivorOf(world, head);
  if (survivor.state === 'withdrawn') return withdrawnRecord(world, survivor.id);
  if (survivor.id !== id) return new Moved(`/records/${survivor.id}/as${end}`, 301);
  for await (const record of publicRecords(world.store, [id])) return record;
  throw new Refused('not-found', `There is no record ${id}.`);
}

const addressIn = (world: World, { id }: PublicRecord): string => `${world.site()}/records/${id}`;

async function shown(world: World, ask: Ask): Promise<Shown | WithdrawnRecord | Moved> {
  const record = await askedRecord(world, ask, '');
  if (record instanceof Moved || record.state === 'withdrawn') return record;
  const { id, revision, document } = record;
  const formats = names.map((format): Written => {
    const { loss } = otherFormats[format].write(record, addressIn(world, record));
    return { format, address: `/records/${id}/as/${format}.json`, loss };
  });
  return { state: 'published', id, revision, ...titleOf(document), formats };
}

function lossRow({ field, to, how, why }: Loss): Html {
  const label = fieldNamed(field)?.label ?? (field === 'sources' ? 'Sources' : 'Each statement');
  return html`<tr><th scope="row">${label}</th><td>${hows[how]}</td><td>${to === undefined ? '' : html`<code>${to}</code>`}</td><td>${why}</td></tr>`;
}

function section({ format, address, loss }: Written): Html {
  const { label, about } = otherFormats[format];
  const kept = loss.filter(({ how }) => how !== 'unmapped').length;
  return html`<section class="data" aria-labelledby="as-${format}"><h2 id="as-${format}">${label}</h2>
<p>Written as ${about}. Of ${loss.length} kinds of facts, ${kept} come over at least in part. <a href="${address}">${label} as JSON</a></p>
<div class="scroll" role="region" tabindex="0" aria-label="Table of ${label}"><table><caption>What becomes of each field in ${label}</caption>
<thead><tr><th scope="col">Field</th><th scope="col">Comes over</th><th scope="col">Its name there</th><th scope="col">Why</th></tr></thead>
<tbody>${loss.map(lossRow)}</tbody></table></div></section>`;
}

function asPage(record: Shown | WithdrawnRecord): Html {
  if (record.state === 'withdrawn') return withdrawnPage(record);
  const { id, revision, title, lang, formats } = record;
  return layout({
    title: `${title} in the formats of others`,
    path: `/records/${id}/as`,
    section: 'records',
    hidden: true,
    main: html`<div class="prose wide">
<p class="kicker"><a href="/records/${id}">${id}</a> · in other formats</p>
<h1 class="lesser">“<span${inLanguage(lang)}>${title}</span>” in the formats of others</h1>
<p class="deck">Version ${revision}. No other format holds all of a record. Each table says what comes over and what is lost; the files say it too.</p>
${formats.map(section)}
</div>`,
  });
}

/** A record in the formats of others: where the files are, and what is lost in each. */
export const asFace = page(shown, { show: asPage, status: statusOf });

/** A record in one format of others. */
export function asFileFace(format: OtherFormatName): Face {
  return {
    forms: 'json',
    answer: async (world, ask) => {
      const record = await askedRecord(world, ask, `/${format}`);
      if (record instanceof Moved) return record;
      if (record.state === 'withdrawn') throw new Refused('withdrawn');
      const { document } = otherFormats[format].write(record, addressIn(world, record));
      return { status: 200, type: JSON_TYPE, text: JSON.stringify(document, null, 1) };
    },
  };
}
