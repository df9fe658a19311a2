import { html } from 'hono/html';
import type { RecordCard } from '../../core/index-entry.ts';
import { bestOf, bestText, bestValues, type Statement, statementsOf } from '../../core/statement.ts';
import { codeName } from '../../core/vocabulary.ts';
import type { ShownRecord } from '../shown-record.ts';
import type { SimilarCard } from '../similar-records.ts';
import { cardLine } from './card.ts';
import { citations, type Notes } from './citation.ts';
import { differingDates } from './differing-dates.ts';
import { doubt } from './doubt.ts';
import type { Html } from './html.ts';
import { showMarkdown } from './markdown.ts';
import { answerMarks } from './replies.ts';
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
  const all = bestOf(statementsOf(statements, 'occurred')).filter(({ value }) => value !== undefined);
  const dates = differingDates(all.map(({ value }) => String(value)));
  if (dates.length === 0) return '';
  const said = dates.map((date, at) => html`${at === 0 ? '' : at === dates.length - 1 ? ' or ' : ', '}${dateOf(date)}`);
  const cites = all.filter(({ value }) => dates.includes(String(value))).flatMap((statement) => statement.cites);
  const differ = dates.length > 1 ? ', sources differ' : '';
  return html`<p class="occurred">Occurred: ${said}${differ}${cite([...new Set(cites)])}</p>`;
}

/** Kicker, title, other titles, date and doors. */
export function caseHead(shown: ShownRecord, cite: (cites: readonly string[]) => Html | ''): Html {
  const { record, page } = shown;
  const { statements } = record;
  const type = codeName('record-type', String(bestValues(statements, 'type')[0] ?? ''));
  const countries = new Set(bestValues(statements, 'country').map((code) => codeName('country', String(code))));
  const others = statementsOf(statements, 'title').filter(
    ({ value, rank }) => typeof value === 'string' && value !== page.title && rank !== 'deprecated',
  );
  const { note, disputed } = statementsOf(statements, 'title').find(({ value }) => value === page.title) ?? {};
  return html`<header class="head">
<p class="kicker">${[type, ...[...countries].slice(0, 4), record.id].filter(Boolean).join(' · ')}</p>
<h1${inLanguage(page.lang)}>${page.title}</h1>
${note === undefined ? '' : html`<p class="aside" dir="auto">${note}</p>`}${doubt({ disputed })}${answerMarks(statements, 'title')}
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
${summary.note === undefined ? '' : html`<p class="aside" dir="auto">${summary.note}</p>`}${doubt(summary)}
<p class="by"><bdi>${summary.by}</bdi>${citations(summary.cites, notes)}</p>${answerMarks(statements, 'summary')}`
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
${doubt(statement)}
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

type IdElsewhere = {
  readonly scheme: string;
  readonly id: string;
  readonly url?: string;
  readonly cites: readonly string[];
};

// Two voices, two records that became one: the same id is one line, with what either cites for it.
function idsElsewhere(statements: readonly Statement[]): readonly IdElsewhere[] {
  const all = bestOf(statementsOf(statements, 'alias')).flatMap(({ value, cites }) =>
    typeof value === 'object' && 'scheme' in value ? [{ ...value, cites }] : [],
  );
  return [...Map.groupBy(all, ({ scheme, id }) => `${scheme} ${id}`).values()].flatMap(([first, ...others]) => {
    if (first === undefined) return [];
    const url = first.url ?? others.find((other) => other.url !== undefined)?.url;
    return [{ ...first, url, cites: [...new Set([first, ...others].flatMap(({ cites }) => cites))] }];
  });
}

/** The ids of the same case in other collections, each with the other records that carry it. */
export function elsewhereList({ record, namesakes }: ShownRecord, notes: Notes): Html | undefined {
  const lines = idsElsewhere(record.statements).map(({ scheme, id, url, cites }) => {
    const shown = url ? html`<a href="${url}" rel="external nofollow noopener noreferrer">${id}</a>` : html`${id}`;
    const name = id.toLowerCase();
    const others = Object.hasOwn(namesakes, name) ? namesakes[name] : [];
    return html`<li>${scheme} ${shown}${citations(cites, notes)}${alsoCalled(others)}</li>`;
  });
  return lines.length === 0 ? undefined : html`<ul class="plain">${lines}</ul>`;
}
