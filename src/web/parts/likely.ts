import { html } from 'hono/html';
import type { LikelyRecord } from '../../linking/likely-records.ts';
import type { Html } from './html.ts';
import { inLanguage } from './text.ts';

/** Records that may be of the same case, each with why. */
export function likelyList(likely: readonly LikelyRecord[]): Html {
  if (likely.length === 0) return html``;
  return html`<ul class="likely">${likely.map(
    ({ card, reasons }) =>
      html`<li><a href="/records/${card.id}"${inLanguage(card.lang)}>${card.title}</a> <span class="hint">${card.id}: ${reasons.join('; ')}</span></li>`,
  )}</ul>`;
}
