import { html } from 'hono/html';
import { field, fields } from '../../core/fields.ts';
import type { PublicSource } from '../../core/public.ts';
import type { Statement } from '../../core/statement.ts';
import type { Notes } from './citation.ts';
import type { Html } from './html.ts';
import { dateOf, inLanguage, languageName } from './text.ts';

const FEW = 8;
// These have no row in the fact tables to lead to.
const untabled = new Set<string>(['title', 'summary', 'context', 'alias', 'related']);

/** The title of a source, leading to it where an address is known; a withheld one says why. */
function sourceTitle(source: PublicSource): Html {
  if (source.withheld !== undefined) return html`<span class="unknown">Withheld: ${source.withheld}</span>`;
  const title = html`<cite${inLanguage(source.language)}>${source.title ?? source.id}</cite>`;
  return source.url ? html`<a href="${source.url}" rel="external nofollow noopener noreferrer">${title}</a>` : title;
}

/** Publisher, author, date and language of a source, in one line. */
export function sourceLine(source: PublicSource): Html {
  const { publisher, author, published, language } = source;
  const parts = [
    ...(publisher ? [html`<bdi class="publisher">${publisher}</bdi>`] : []),
    ...(author ? [html`<bdi>${author}</bdi>`] : []),
    ...(published ? [dateOf(published)] : []),
    ...(language && language !== 'en' ? [html`in ${languageName(language)}`] : []),
  ];
  return html`<p class="line">${parts.map((part, index) => (index === 0 ? part : html`, ${part}`))}</p>`;
}

function citedFor(id: string, statements: readonly Statement[]): Html | '' {
  const cited = new Set<string>(
    statements.filter((statement) => statement.cites.includes(id)).map((statement) => statement.field),
  );
  const found = fields.filter((field) => cited.has(field.name));
  if (found.length === 0) return '';
  const links = found.map((field, index) => {
    const link = untabled.has(field.name)
      ? html`${field.label}`
      : html`<a class="quiet" href="#${field.name}">${field.label}</a>`;
    return index === 0 ? link : html`, ${link}`;
  });
  if (found.length <= FEW) return html`<p class="small">Cited for ${links}</p>`;
  return html`<details class="small"><summary>Cited for ${found.length} facts</summary><p>${links}</p></details>`;
}

// The same words may stand behind several facts; they are shown once, with all of these.
function quotesFrom(id: string, statements: readonly Statement[]): Html[] {
  const found = statements.flatMap(({ field: name, quotes = [] }) =>
    quotes.filter(({ source }) => source === id).map(({ text }) => ({ text, label: field(name).label })),
  );
  return [...Map.groupBy(found, ({ text }) => text)].map(
    ([text, all]) => html`<figure class="quoted"><blockquote dir="auto"><p>${text}</p></blockquote>
<figcaption class="small">Quoted for ${[...new Set(all.map(({ label }) => label))].join(', ')}</figcaption></figure>`,
  );
}

/** The sources of a record in the order of their numbers: what each is, what it contributes, what it is cited for. */
export function sourceList(statements: readonly Statement[], notes: Notes): Html | undefined {
  if (notes.size === 0) return undefined;
  return html`<ol class="sources">${[...notes.values()].map(
    ({ source, listed }) => html`<li id="${source.id}">
<p class="source-title">${sourceTitle(source)}</p>
${sourceLine(source)}
${source.url ? html`<p class="address">${source.url}</p>` : ''}
${source.note ? html`<p class="note" dir="auto">${source.note}</p>` : ''}
${quotesFrom(source.id, statements)}
${citedFor(source.id, statements)}
${listed ? html`<p class="small"><a class="quiet" href="/sources/${source.id}">Records that cite ${source.id}</a></p>` : ''}
</li>`,
  )}</ol>`;
}
