import { html } from 'hono/html';
import type { RecordCard } from '../../core/index-entry.ts';
import { codeName } from '../../core/vocabulary.ts';
import type { Html } from './html.ts';
import { dateOf, inLanguage } from './text.ts';

/** What a record is, where and when, in one line. */
export function cardLine(card: RecordCard): Html {
  const codes = [...new Set(card.countries)];
  const countries = codes.slice(0, 3).map((code) => codeName('country', code));
  const more = codes.length > 3 ? [`${codes.length - 3} more`] : [];
  const parts = [
    html`${codeName('record-type', card.type)}`,
    ...(card.occurred ? [dateOf(card.occurred)] : []),
    ...(countries.length > 0 ? [html`${[...countries, ...more].join(', ')}`] : []),
    ...(card.operators.length > 0 ? [html`<bdi>${card.operators.slice(0, 2).join(', ')}</bdi>`] : []),
  ];
  return html`<p class="line">${parts.map((part, index) => (index === 0 ? part : html`<span class="dot" aria-hidden="true"> · </span>${part}`))}</p>`;
}

/** A record in a list; `level` is the heading's level on the page. */
export function showCard(card: RecordCard, level: 2 | 3 = 2): Html {
  const link = html`<a href="/records/${card.id}"${inLanguage(card.lang)}>${card.title}</a>`;
  return html`<li class="card">
${level === 2 ? html`<h2>${link}</h2>` : html`<h3>${link}</h3>`}
${cardLine(card)}
${card.excerpt ? html`<p class="excerpt"${inLanguage(card.excerptLang)}>${card.excerpt}</p>` : ''}
</li>`;
}

/** A list of records. */
export function cardList(cards: readonly RecordCard[], level: 2 | 3 = 2): Html {
  return html`<ol class="cards">${cards.map((card) => showCard(card, level))}</ol>`;
}
