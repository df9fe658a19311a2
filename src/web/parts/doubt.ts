import { html } from 'hono/html';
import type { Statement } from '../../core/statement.ts';
import type { Html } from './html.ts';

/** The mark of a statement that is in doubt, with the reason; nothing for any other. */
export function doubt({ disputed }: Pick<Statement, 'disputed'>): Html | '' {
  if (disputed === undefined) return '';
  return html`<p class="aside"><strong>Disputed:</strong> <bdi dir="auto">${disputed}</bdi></p>`;
}
