import { html } from 'hono/html';
import type { RecordCard } from '../../core/index-entry.ts';
import { bestOf, bestText, bestValues, type Statement, statementsOf } from '../../core/statement.ts';
import { codeName } from '../../core/vocabulary.ts';
import type { ShownRecord } from '../shown-record.ts';
import type { SimilarCard } from '../similar-records.ts';
import { cardLine } from './card.ts';
import { citations, type Notes } from './citation.ts';
import type { Html } from './html.ts';
import { showMarkdown } from './markdown.ts';
import { dateOf, inLanguage } from './text.ts';

/** The three doors of every record. */
export function doors(id: string): Html {
  return html`<nav class="doors" aria-label="What you can do"><ul>
<li><a href="/report">Report incident</a></li>
<li><a href="/records/${id}/improve">Improve page</a></li>
<li><a href="/access">Access database</a></li>
</ul></nav>`;
}

function occurredLine(statements: readonly Statement[], cite: (cites: readonly string[]) => Html | ''): Html | '' {
  const best = bestOf(statementsOf(statements, 'occurred')).find((statement) => statement.value !== undefined);
  return best ? html`<p class="occurred">Occurred: ${dateOf(String(best.value))}${cite(best.cites)}</p>` : '';
}

/** Kicker, title, other titles, date and doors. */
export function caseHead(shown: ShownRecord, cite: (cites: readonly string[]) => Html | ''): Html {
  const { record, page } = shown;
  const { statements } = record;
  const type = codeName('record-type', String(bestValues(statements, 'type')[0] ?? ''));
  const countries = bestValues(statements, 'country').map((code) => codeName('country', String(code)));
  const others = statementsOf(statements, 'title').filter(
    ({ value, rank }) => typeof value === 'string' && value !== page.title && rank !== 'deprecated',
  );
  const { note } = statementsOf(statements, 'title').find(({ value }) => value === page.title) ?? {};
  return html`<header class="head">
<p class="kicker">${[type, ...countries.slice(0, 4), record.id].filter(Boolean).join(' · ')}</p>
<h1${inLanguage(page.lang)}>${page.title}</h1>
${note === undefined ? '' : html`<p class="aside" dir="auto">${note}</p>`}
${others.map(({ value, lang }) => html`<p class="title-too"${inLanguage(lang)}>${String(value)}</p>`)}
${occurredLine(statements, cite)}
${doors(record.id)}
</header>`;
}

/** The summary, with its citations. */
export function summaryOf(statements: readonly Statement[], notes: Notes): Html {
  const summary = bestText(statements, 'summary', 'en');
  const text = summary
    ? html`<div${inLanguage(summary.lang ?? 'en')}>${showMarkdown(String(summary.value))}</div>
${summary.note === undefined ? '' : html`<p class="aside" dir="auto">${summary.note}</p>`}
<p class="by"><bdi>${summary.by}</bdi>${citations(summary.cites, notes)}</p>`
    : html`<p class="unknown">No summary has been written yet.</p>`;
  return html`<section class="summary" aria-labelledby="summary"><h2 id="summary" class="out">Summary</h2>${text}</section>`;
}

/** Background in boxes of its own. */
export function contextBoxes(statements: readonly Statement[], notes: Notes): Html[] {
  return bestOf(statementsOf(statements, 'context')).flatMap((statement, index) => {
    const { value, lang = 'en', by, cites } = statement;
    if (typeof value !== 'object' || !('title' in value)) return [];
    return html`<section class="context" aria-labelledby="context-${index + 1}">
<p class="kicker">Context</p>
<h2 id="context-${index + 1}"${inLanguage(lang)}>${value.title}</h2>
<div${inLanguage(lang)}>${showMarkdown(value.text)}</div>
<p class="by"><bdi>${by}</bdi>${citations(cites, notes)}</p>
</section>`;
  });
}

const relatedLine = (card: RecordCard, why: string): Html => html`<li><p class="small">${why}</p>
<a href="/records/${card.id}"${inLanguage(card.lang)}>${card.title}</a>${cardLine(card)}</li>`;

/** Other records that belong with this one, and why: first those that a statement names, then those that share much. */
export function relatedList(related: ShownRecord['related'], similar: readonly SimilarCard[] = []): Html | undefined {
  if (related.length + similar.length === 0) return undefined;
  return html`<ul class="plain">${related.map(({ relation, card }) => relatedLine(card, codeName('relation', relation)))}
${similar.map(({ card, reason }) => relatedLine(card, reason))}</ul>`;
}

function alsoCalled(ids: readonly string[] = []): Html | '' {
  if (ids.length === 0) return '';
  const links = ids.map((id, at) => html`${at === 0 ? '' : ', '}<a href="/records/${id}">${id}</a>`);
  return html` <span class="small">also ${links}</span>`;
}

/** The ids of the same case in other collections, each with the other records that carry it. */
export function elsewhereList({ record, namesakes }: ShownRecord, notes: Notes): Html | undefined {
  const lines = bestOf(statementsOf(record.statements, 'alias')).flatMap(({ value, cites }) => {
    if (typeof value !== 'object' || !('scheme' in value)) return [];
    const id = value.url
      ? html`<a href="${value.url}" rel="external nofollow noopener noreferrer">${value.id}</a>`
      : html`${value.id}`;
    const name = value.id.toLowerCase();
    const others = Object.hasOwn(namesakes, name) ? namesakes[name] : [];
    return html`<li>${value.scheme} ${id}${citations(cites, notes)}${alsoCalled(others)}</li>`;
  });
  return lines.length === 0 ? undefined : html`<ul class="plain">${lines}</ul>`;
}
