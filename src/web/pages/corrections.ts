import { html } from 'hono/html';
import { Refused } from '../../core/errors.ts';
import type { ChangeLine, World } from '../../core/ports.ts';
import { single } from '../door.ts';
import { type Ask, page } from '../face.ts';
import type { Html } from '../parts/html.ts';
import { layout } from '../parts/layout.ts';
import { dayOf, inLanguage } from '../parts/text.ts';

const PER_PAGE = 50;

type Correction = ChangeLine & { readonly title?: string; readonly lang?: string };

type Corrections = { readonly before?: number; readonly lines: readonly Correction[]; readonly next?: number };

function beforeOf(ask: Ask): number | undefined {
  const text = single(ask, 'before');
  if (text === undefined) return undefined;
  if (/^[1-9]\d{0,14}$/.test(text)) return Number(text);
  throw new Refused('bad-parameter', 'The list goes on before a number, which this is not.');
}

async function correctionsData(world: World, ask: Ask): Promise<Corrections> {
  const before = beforeOf(ask);
  const found = await world.store.changes({ limit: PER_PAGE + 1, before });
  const shown = found.slice(0, PER_PAGE);
  const cards = await world.store.cards([...new Set(shown.map(({ id }) => id))]);
  const titles = new Map(cards.map(({ id, title, lang }) => [id, { title, lang }]));
  const lines = shown.map((line) => ({ ...line, ...titles.get(line.id) }));
  return { before, lines, next: found.length > PER_PAGE ? shown.at(-1)?.seq : undefined };
}

const stateWords = {
  draft: '',
  published: '',
  withdrawn: 'Withdrawn. ',
  merged: 'Merged into another record. ',
} as const;

function line({ id, number, time, state, reason, credit, title, lang }: Correction): Html {
  const what = html`<a href="/records/${id}/history#version-${number}">What changed</a>`;
  return html`<li>
<p class="line">${dayOf(time)} · ${id}, version ${number}</p>
<h3><a href="/records/${id}"${title === undefined ? '' : inLanguage(lang)}>${title ?? id}</a></h3>
<p class="reason" dir="auto">${stateWords[state]}${reason}</p>
<p class="small"><bdi>${credit}</bdi>${state === 'published' ? html` · ${what}` : ''}</p>
</li>`;
}

function correctionsPage({ before, lines, next }: Corrections): Html {
  const address = before === undefined ? '/corrections' : `/corrections?before=${before}`;
  return layout({
    title: 'Corrections',
    path: address,
    follow: '/corrections',
    main: html`<div class="prose wide">
<h1>Corrections</h1>
<p class="deck">Every change of a record after its first version, newest first, with its reason and who is credited for it.</p>
<h2>How corrections are made</h2>
<ul><li>Nothing is changed without a reason, and nothing is changed unseen: the earlier version keeps its address.</li>
<li>A wrong statement is struck through and says why. It is not erased.</li>
<li>Whoever finds something wrong can <a href="/records">open the record</a> and improve it, or <a href="/complain">complain</a>. Organisations that are named can answer on the record itself.</li>
<li>A complaint gets a number, a day by which it is decided, and <a href="/complaints">an outcome that everybody can read</a>.</li></ul>
<h2>What was changed</h2>
${lines.length === 0 ? html`<p class="nothing">Nothing has been changed ${before === undefined ? 'yet' : 'before that'}.</p>` : html`<ol class="versions-of corrections">${lines.map(line)}</ol>`}
${next === undefined ? '' : html`<nav class="pager" aria-label="Pages"><span></span><a rel="next" href="/corrections?before=${next}">Earlier changes</a></nav>`}
</div>`,
  });
}

/** Every published change of a record after its first version. */
export const correctionsFace = page(correctionsData, { show: correctionsPage });
